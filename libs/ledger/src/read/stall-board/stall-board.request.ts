import { CodeField, PartyField, QueryFlagField } from '#platform';
import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import { STALL_KINDS, type StallKind } from '#route';
import { SignalListRequest } from '../as-of.request.js';
import { STALL_ORDERS, type StallOrder } from './stall-board.view.js';

export class StallBoardRequest extends SignalListRequest {
  @CodeField(STALL_KINDS, 'Kind of waiting', { optional: true })
  kind?: StallKind;

  @CodeField(ALL_PARTY_ROLES, 'Role of the desk where it waits', { optional: true })
  gate?: PartyRole;

  @PartyField('The party where it waits', { optional: true })
  party?: string;

  @QueryFlagField('Also what waits where no norm is in force. Default: false', { optional: true })
  includeWithoutNorm?: boolean;

  @QueryFlagField('Also what waits, but not longer than the norm. Default: false', { optional: true })
  includeWithinNorm?: boolean;

  @CodeField(STALL_ORDERS, 'Order. Default: over-norm', { optional: true })
  sort?: StallOrder;
}

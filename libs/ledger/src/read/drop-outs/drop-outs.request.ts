import { CodeField, InstantField } from '#platform';
import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import { END_REASONS, type EndReason } from '#signal';
import { QueryCodesField, SignalListRequest } from '../as-of.request.js';
import {
  DROP_OUT_GROUPINGS,
  DROP_OUT_ORDERS,
  PERIODS,
  STILL_HERE,
  type DropOutGrouping,
  type DropOutOrder,
  type Period,
} from './drop-outs.view.js';

class DropOutFilterRequest extends SignalListRequest {
  @InstantField('Ends from this instant on', { optional: true })
  from?: string;

  @InstantField('Ends before this instant', { optional: true })
  to?: string;

  @CodeField(ALL_PARTY_ROLES, 'Role of the desk where it ended, or is', { optional: true })
  gate?: PartyRole;

  @CodeField([...END_REASONS, STILL_HERE], 'Why it ended; still-here: it did not', { optional: true })
  reason?: EndReason | typeof STILL_HERE;
}

export class DropOutsRequest extends DropOutFilterRequest {
  @CodeField(DROP_OUT_ORDERS, 'Order. Default: newest', { optional: true })
  sort?: DropOutOrder;
}

export class DropOutCountsRequest extends DropOutFilterRequest {
  @QueryCodesField(DROP_OUT_GROUPINGS, 'Each figure is of one combination of these. Default: gate,reason')
  groupBy: DropOutGrouping[] = ['gate', 'reason'];

  @CodeField(PERIODS, 'How long a period is (UTC). Default: year', { optional: true })
  period: Period = 'year';
}

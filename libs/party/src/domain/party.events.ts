import type { DomainEvent } from '#event-sourcing';
import type { PartyRef } from './party.js';

/** Stream `party-<id>`. The name is that of an organisation, never of a person. */
export type PartyRegistered = DomainEvent<
  'party.registered.v1',
  { readonly party: PartyRef; readonly name: string; readonly generated: boolean }
>;
export type PartyRenamed = DomainEvent<
  'party.renamed.v1',
  { readonly partyId: string; readonly name: string }
>;
/** A closed party takes nothing new on; its custody can be taken over. */
export type PartyClosed = DomainEvent<'party.closed.v1', { readonly partyId: string }>;

export type PartyEvent = PartyRegistered | PartyRenamed | PartyClosed;

import type { Instant } from '#event-sourcing';
import type { PartyClosed, PartyRegistered, PartyRenamed } from '#party';
import { aParty } from './parties.js';

const LONG_AGO: Instant = '2030-01-07T08:00:00.000Z';

export function aPartyRegistered(
  data: Partial<PartyRegistered['data']> = {},
  occurredAt = LONG_AGO,
): PartyRegistered {
  return {
    type: 'party.registered.v1',
    occurredAt,
    data: { party: aParty('attention-officer'), name: 'Gemeente Veldbergen', generated: false, ...data },
  };
}

export function aPartyRenamed(data: Partial<PartyRenamed['data']> = {}, occurredAt = LONG_AGO): PartyRenamed {
  return {
    type: 'party.renamed.v1',
    occurredAt,
    data: { partyId: aParty('attention-officer').id, name: 'Gemeente Veldbergen aan Zee', ...data },
  };
}

export function aPartyClosed(data: Partial<PartyClosed['data']> = {}, occurredAt = LONG_AGO): PartyClosed {
  return { type: 'party.closed.v1', occurredAt, data: { partyId: aParty('attention-officer').id, ...data } };
}

import type { PartyEvent } from './party.events.js';

/** Every type of event that a party's stream may hold, for the registry. Listed as a record, so that none can be forgotten. */
const TYPES: Readonly<Record<PartyEvent['type'], true>> = {
  'party.registered.v1': true,
  'party.renamed.v1': true,
  'party.closed.v1': true,
};

export const partyEventTypes = { types: Object.keys(TYPES), upcasters: [] };

/** The stream that holds the history of one party. */
export function partyStream(partyId: string): string {
  return `party-${partyId}`;
}

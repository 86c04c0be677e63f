import type { Instant, Recorded } from '#event-sourcing';
import type { PartyEvent } from './party.events.js';
import type { PartyRef } from './party.js';

/** A party as its own history tells it. */
export interface PartyEntry {
  readonly party: PartyRef;
  readonly name: string;
  readonly closed: boolean;
  readonly generated: boolean;
  readonly registeredAt: Instant;
}

/** Null: not registered. */
export type PartyState = PartyEntry | null;

export function evolveParty(state: PartyState, event: Recorded<PartyEvent>): PartyState {
  if (event.type === 'party.registered.v1') {
    const { party, name, generated } = event.data;
    return { party, name, generated, closed: false, registeredAt: event.occurredAt };
  }
  if (state === null) return state;
  return event.type === 'party.renamed.v1' ? { ...state, name: event.data.name } : { ...state, closed: true };
}

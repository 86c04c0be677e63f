import type { GoldenStory } from '#event-sourcing/testing';
import { partyDecider, partyEventTypes, partyStream, type PartyEvent, type PartyState } from '#party';
import { ACCOUNT, ATTENTION_OFFICER } from './cast.js';

/** A municipality's desk is registered, gets another name, and closes. */
export const partyStory: GoldenStory<PartyState, PartyEvent> = {
  types: partyEventTypes,
  decider: partyDecider,
  actor: ACCOUNT,
  streams: {
    [partyStream(ATTENTION_OFFICER.id)]: [
      {
        type: 'party.registered.v1',
        occurredAt: '2031-01-06T08:00:00.000Z',
        data: { party: ATTENTION_OFFICER, name: 'Gemeente Veldbergen', generated: true },
      },
      {
        type: 'party.renamed.v1',
        occurredAt: '2031-07-01T08:00:00.000Z',
        data: { partyId: ATTENTION_OFFICER.id, name: 'Gemeente Veldbergen aan Zee' },
      },
      {
        type: 'party.closed.v1',
        occurredAt: '2032-01-01T00:00:00.000Z',
        data: { partyId: ATTENTION_OFFICER.id },
      },
    ],
  },
};

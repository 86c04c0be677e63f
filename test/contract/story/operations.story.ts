import type { GoldenStory } from '#event-sourcing/testing';
import {
  operationsDecider,
  operationsEventTypes,
  operationsStream,
  type OperationsEvent,
  type OperationsState,
} from '#operations';
import { ACCOUNT } from './cast.js';

/** An event that the ledger cannot take is passed over. */
export const operationsStory: GoldenStory<OperationsState, OperationsEvent> = {
  types: operationsEventTypes,
  decider: operationsDecider([]),
  actor: ACCOUNT,
  streams: {
    [operationsStream('ledger')]: [
      {
        type: 'operations.event-skipped.v1',
        occurredAt: '2031-09-01T08:00:00.000Z',
        data: {
          projection: 'ledger',
          eventId: '5d0f0c6e-3c5c-4b6e-9a58-2f1f1c7f9a10',
          position: '1207',
          reason: 'Damaged on import; recorded again as a correction',
        },
      },
    ],
  },
};

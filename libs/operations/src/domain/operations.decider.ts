import { DomainError, type Decider } from '#event-sourcing';
import type { ActingParty } from '#party';
import type { OperationsCommand } from './operations.commands.js';
import type { OperationsEvent } from './operations.events.js';
import { evolveOperations, type OperationsState } from './operations.state.js';

export const LONGEST_REASON = 300;

/** An event at which a reader stands still. */
export interface StoppedAt {
  readonly eventId: string;
  readonly position: bigint;
}

/**
 * Decides what a reader passes over, knowing at which events it stands still at this moment. Who may do so is the permission of the
 * route that the command came by.
 */
export function operationsDecider(
  stoppedAt: readonly StoppedAt[],
): Decider<OperationsState, OperationsCommand, OperationsEvent, ActingParty> {
  return {
    initial: {},
    evolve: evolveOperations,
    decide: (state, { data }, { occurredAt }) => {
      if (state[data.eventId] !== undefined) return [];
      const stop = stoppedAt.find(({ eventId }) => eventId === data.eventId);
      if (stop === undefined) throw notStoppedThere(data.projection, stoppedAt);
      const { projection, eventId } = data;
      return [
        {
          type: 'operations.event-skipped.v1',
          occurredAt,
          data: { projection, eventId, position: String(stop.position), reason: properReason(data.reason) },
        },
      ];
    },
  };
}

function notStoppedThere(projection: string, stoppedAt: readonly StoppedAt[]): DomainError {
  const where =
    stoppedAt.length === 0
      ? `${projection} did not stop at any event`
      : `${projection} stopped at ${stoppedAt.map(({ eventId }) => eventId).join(', ')}`;
  return new DomainError(
    'not-stopped-there',
    `${where}; only that event can be skipped`,
    'conflict',
    'eventId',
  );
}

/** The reason with its blanks tidied. */
function properReason(reason: string): string {
  const tidy = reason.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (tidy === '' || tidy.length > LONGEST_REASON || /\p{C}/u.test(tidy))
    throw new DomainError(
      'reason-malformed',
      `A reason has 1 to ${LONGEST_REASON} printable characters`,
      'invalid',
      'reason',
    );
  return tidy;
}

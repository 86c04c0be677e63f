import type { Recorded } from '#event-sourcing';
import type { EventSkipped, OperationsEvent } from './operations.events.js';

/** What one projection or automation passes over, by the event's id. */
export type OperationsState = Readonly<Record<string, EventSkipped['data']>>;

export function evolveOperations(
  state: OperationsState,
  { data }: Recorded<OperationsEvent>,
): OperationsState {
  return { ...state, [data.eventId]: data };
}

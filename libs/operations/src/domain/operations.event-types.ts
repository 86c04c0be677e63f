import type { OperationsEvent } from './operations.events.js';

/** Every type of event in the streams of operations, for the registry. Listed as a record, so that none can be forgotten. */
const TYPES: Readonly<Record<OperationsEvent['type'], true>> = { 'operations.event-skipped.v1': true };

export const operationsEventTypes = { types: Object.keys(TYPES), upcasters: [] };

/** The stream that holds what was decided about one projection or automation. */
export function operationsStream(reader: string): string {
  return `operations-${reader}`;
}

import { ConcurrencyError, DuplicateEventError } from './errors.js';
import type { EventToAppend } from './event.js';
import type { ExpectedRevision } from '../port/event-store.js';

/** An event's place in its stream, as far as deciding about an append needs it. */
export interface StoredPlace {
  readonly stream: string;
  readonly revision: number;
}

/**
 * What every adapter decides the same way before it writes: whether these events are already stored (then the last one's
 * place is returned), are partly stored (DuplicateEventError), or may be appended (undefined; else ConcurrencyError).
 */
export function checkAppend<Place extends StoredPlace>(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
  head: number | 'no-stream',
  placeOf: (eventId: string) => Place | undefined,
): Place | undefined {
  if (events.length === 0) throw new RangeError('An append needs at least one event');
  const places = events.map((event) => placeOf(event.id)).filter((place) => place !== undefined);
  const last = places.at(-1);
  if (
    last !== undefined &&
    places.length === events.length &&
    places.every((place) => place.stream === stream)
  )
    return last;
  if (last !== undefined || new Set(events.map((event) => event.id)).size < events.length) {
    throw new DuplicateEventError(`Some of these events are already stored, in ${last?.stream ?? stream}`);
  }
  if (expected !== 'any' && expected !== head) throw new ConcurrencyError(stream, expected, head);
  return undefined;
}

import type { Instant, Position, RecordedEvent } from '#event-sourcing';
import type { History } from './replay.js';

/**
 * Position of the last event recorded by an instant; 0n: there is none. Looks at few events, however many there are, where the
 * store can seek; else at those recorded since.
 */
export async function positionAt({ store }: Pick<History, 'store'>, at: Instant): Promise<Position> {
  return store.seeksAnyPosition ? search(store, at) : walkBack(store, at);
}

async function search(store: History['store'], at: Instant): Promise<Position> {
  let [low, high] = [0n, await store.head()];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    const event = await firstAfter(store, middle - 1n);
    if (event === undefined || event.recordedAt > at) high = middle - 1n;
    else low = event.position;
  }
  return low;
}

async function walkBack(store: History['store'], at: Instant): Promise<Position> {
  for await (const { events } of store.readAll({ direction: 'backward' })) {
    const found = events.find(({ recordedAt }) => recordedAt <= at);
    if (found !== undefined) return found.position;
  }
  return 0n;
}

async function firstAfter(store: History['store'], after: Position): Promise<RecordedEvent | undefined> {
  for await (const { events } of store.readAll({ after, limit: 1, batchSize: 1 })) return events[0];
  return undefined;
}

import type { EventStore, RecordedEvent } from '#event-sourcing';
import type { ReadModels } from '../store/read-models.js';

/**
 * Whether read models were worked out from another history than the store's, as they are beside a store that was put back from a
 * backup.
 */
export async function holdsForeignHistory(
  { reader }: Pick<ReadModels, 'reader'>,
  store: Pick<EventStore, 'readStream'>,
): Promise<boolean> {
  const [last] = await reader.query<{ position: number | string; event: string }[]>(
    'SELECT position, event FROM fact ORDER BY position DESC LIMIT 1',
  );
  if (last === undefined) return false;
  const { id, stream, revision } = JSON.parse(last.event) as Pick<
    RecordedEvent,
    'id' | 'stream' | 'revision'
  >;
  const [stored] = await store.readStream(stream, { from: revision, limit: 1 });
  return stored?.id !== id || stored.position !== BigInt(last.position);
}

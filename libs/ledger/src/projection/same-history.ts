import type { EventStore } from '#event-sourcing';
import type { ReadModels } from '../store/read-models.js';

/**
 * Whether read models were worked out from another history than the store's, as they are beside a store that was put back from a
 * backup.
 */
export async function holdsForeignHistory(
  { reader }: Pick<ReadModels, 'reader'>,
  store: Pick<EventStore, 'readAll'>,
): Promise<boolean> {
  const [last] = await reader.query<{ position: number | string; event: string }[]>(
    'SELECT position, event FROM fact ORDER BY position DESC LIMIT 1',
  );
  if (last === undefined) return false;
  const { id } = JSON.parse(last.event) as { id: string };
  return (await idAt(store, BigInt(last.position))) !== id;
}

async function idAt(store: Pick<EventStore, 'readAll'>, position: bigint): Promise<string | undefined> {
  for await (const { events } of store.readAll({ after: position - 1n, limit: 1 }))
    for (const event of events) return event.position === position ? event.id : undefined;
  return undefined;
}

/** Empties read models, checkpoints included, that hold another history: all begin anew. Answers whether it did. */
export async function forgetForeignHistory(
  models: ReadModels,
  store: Pick<EventStore, 'readAll'>,
): Promise<boolean> {
  if (!(await holdsForeignHistory(models, store))) return false;
  await models.writer.transaction(async (manager) => {
    for (const table of ['interval', 'fact', 'stream', 'checkpoint'])
      await manager.query(`DELETE FROM ${table}`);
  });
  return true;
}

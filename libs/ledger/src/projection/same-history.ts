import type { EventStore } from '#event-sourcing';
import type { ReadModels } from '../store/read-models.js';

/**
 * Empties read models that were worked out from another history than the store's, as they are beside a store that was put back
 * from a backup. They and the automations then begin anew. Answers whether it did.
 */
export async function forgetForeignHistory(
  { writer }: ReadModels,
  store: Pick<EventStore, 'readAll'>,
): Promise<boolean> {
  const [last] = await writer.query<{ position: number | string; event: string }[]>(
    'SELECT position, event FROM fact ORDER BY position DESC LIMIT 1',
  );
  if (last === undefined) return false;
  const { id } = JSON.parse(last.event) as { id: string };
  if ((await idAt(store, BigInt(last.position))) === id) return false;
  await writer.transaction(async (manager) => {
    for (const table of ['interval', 'fact', 'stream', 'checkpoint'])
      await manager.query(`DELETE FROM ${table}`);
  });
  return true;
}

async function idAt(store: Pick<EventStore, 'readAll'>, position: bigint): Promise<string | undefined> {
  for await (const { events } of store.readAll({ after: position - 1n, limit: 1 }))
    for (const event of events) return event.position === position ? event.id : undefined;
  return undefined;
}

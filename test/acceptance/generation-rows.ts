import { PostgresGenerations, SqliteGenerations } from '#ledger';
import type { Engine } from '../../apps/composition/engines.js';

/** What the ledger's rows say, in an order of its own: the numbers of rows may differ from one generation to the next. */
export async function rowsOfGeneration(engine: Engine, generation: number): Promise<readonly unknown[]> {
  const shared = engine.kind === 'postgres' ? await PostgresGenerations.open(engine.url) : undefined;
  const places = shared ?? new SqliteGenerations((engine as { readonly folder: string }).folder);
  const { reader, close } = await places.open(generation);
  const rows = await reader.query<Record<string, unknown>[]>('SELECT * FROM interval');
  const facts = await reader.query<unknown[]>('SELECT * FROM fact ORDER BY position');
  await close();
  await shared?.close();
  return [...facts, ...rows.map(({ id: _, ...row }) => JSON.stringify(row)).sort()];
}

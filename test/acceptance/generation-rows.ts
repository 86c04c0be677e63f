import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What the ledger's rows say, in an order of its own: the numbers of rows may differ from one generation to the next. */
export function rowsOfGeneration(folder: string, generation: number): readonly unknown[] {
  const database = new Database(join(folder, `read-models.${generation}.db`), { readonly: true });
  try {
    const rows = database.prepare('SELECT * FROM interval').all() as Record<string, unknown>[];
    const facts = database.prepare('SELECT * FROM fact ORDER BY position').all();
    return [...facts, ...rows.map(({ id: _, ...row }) => JSON.stringify(row)).sort()];
  } finally {
    database.close();
  }
}

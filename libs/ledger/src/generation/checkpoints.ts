import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource } from 'typeorm';
import type { CheckpointStore, Position } from '#event-sourcing';
import { CheckpointTable } from '../projection/checkpoint-table.js';
import { CheckpointEntity } from '../store/checkpoint.entity.js';
import { CreateCheckpoints1764000000000 } from '../store/migration/1764000000000-create-checkpoints.js';

/**
 * How far the automations have come, in a place of their own: whatever is rebuilt, switched or retired, they go on where they
 * were.
 */
export class Checkpoints implements CheckpointStore {
  private readonly table: CheckpointTable;

  constructor(private readonly database: DataSource) {
    this.table = new CheckpointTable(database);
  }

  load(name: string): Promise<Position> {
    return this.table.load(name);
  }

  save(name: string, position: Position): Promise<void> {
    return this.table.save(name, position);
  }

  /** Lets every automation look at the whole history again, as it must when the history is another one. */
  async forget(): Promise<void> {
    await this.database.query('DELETE FROM checkpoint');
  }

  /** True when an automation has come further than the store: then the store's history is another one. */
  async areBeyond(head: Position): Promise<boolean> {
    const kept = await this.database.query<{ position: string }[]>('SELECT position FROM checkpoint');
    return kept.some(({ position }) => BigInt(position) > head);
  }

  async close(): Promise<void> {
    if (this.database.isInitialized) await this.database.destroy();
  }
}

/** Opens (and, where needed, makes) the automations' checkpoints in a SQLite file. */
export async function openCheckpoints(file: string): Promise<Checkpoints> {
  mkdirSync(dirname(file), { recursive: true });
  const database = await new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities: [CheckpointEntity],
    migrations: [CreateCheckpoints1764000000000],
    enableWAL: true,
    // An automation that looks at an event again recognises what it did.
    prepareDatabase: (opened: { pragma(text: string): void }) => opened.pragma('synchronous = NORMAL'),
  }).initialize();
  await database.runMigrations({ transaction: 'each' });
  return new Checkpoints(database);
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AsOfSpanEntity } from './as-of-span.entity.js';
import { CheckpointEntity } from './checkpoint.entity.js';
import { FactEntity } from './fact.entity.js';
import { IntervalEntity } from './interval.entity.js';
import { CreateLedger1760000000000 } from './migration/1760000000000-create-ledger.js';
import { FindBySpan1763900000000 } from './migration/1763900000000-find-by-span.js';

export const READ_MODEL_ENTITIES = [FactEntity, IntervalEntity, AsOfSpanEntity, CheckpointEntity];

/** The read models' two connections: one that writes, one that only reads and so never waits or sees half a batch. */
export interface ReadModels {
  readonly writer: DataSource;
  readonly reader: DataSource;
  close(): Promise<void>;
}

function options(file: string, more: Partial<DataSourceOptions>): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    database: file,
    entities: READ_MODEL_ENTITIES,
    migrations: [CreateLedger1760000000000, FindBySpan1763900000000],
    // Rows can be worked out anew from the events, so a commit need not wait for the disk.
    prepareDatabase: (database: { pragma(text: string): void }) => {
      database.pragma('synchronous = NORMAL');
      database.pragma('cache_size = -65536');
      // A replay dirties the same pages again and again: copying them to the file seldom is what makes it fast.
      database.pragma('wal_autocheckpoint = 16384');
      database.pragma('temp_store = MEMORY');
    },
    ...more,
  } as DataSourceOptions;
}

/** Opens (and, where needed, makes or migrates) the read models in a SQLite file. */
export async function openReadModels(file: string): Promise<ReadModels> {
  mkdirSync(dirname(file), { recursive: true });
  const writer = await new DataSource(options(file, { enableWAL: true })).initialize();
  await writer.runMigrations({ transaction: 'each' });
  const reader = await new DataSource(options(file, { readonly: true })).initialize();
  return {
    writer,
    reader,
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AsOfSpanEntity } from './as-of-span.entity.js';
import { CheckpointEntity } from './checkpoint.entity.js';
import { FactEntity } from './fact.entity.js';
import { IntervalEntity } from './interval.entity.js';
import { CreateLedger1760000000000 } from './migration/1760000000000-create-ledger.js';
import { NumberStreamsAndFindBySpan1763900000000 } from './migration/1763900000000-number-streams-and-find-by-span.js';
import { StreamEntity } from './stream.entity.js';

export const READ_MODEL_ENTITIES = [
  StreamEntity,
  FactEntity,
  IntervalEntity,
  AsOfSpanEntity,
  CheckpointEntity,
];

export const READ_MODEL_MIGRATIONS = [CreateLedger1760000000000, NumberStreamsAndFindBySpan1763900000000];

/** The read models' two connections: one that writes, one that only reads and so never waits or sees half a batch. */
export interface ReadModels {
  readonly writer: DataSource;
  readonly reader: DataSource;
  close(): Promise<void>;
}

const CACHE_KIB = 32_768;

function options(file: string, readonly: boolean): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    database: file,
    entities: READ_MODEL_ENTITIES,
    migrations: READ_MODEL_MIGRATIONS,
    // Rows can be worked out anew from the events, so a commit need not wait for the disk.
    prepareDatabase: (database: { pragma(text: string): void }) => {
      database.pragma('synchronous = NORMAL');
      database.pragma(`cache_size = -${CACHE_KIB}`);
      // A reader looks into the file itself; the memory stays the operating system's.
      if (readonly) database.pragma('mmap_size = 1073741824');
      // A replay dirties the same pages again and again: copying them to the file seldom is what makes it fast.
      database.pragma('wal_autocheckpoint = 32768');
      database.pragma('temp_store = MEMORY');
    },
    ...(readonly ? { readonly } : { enableWAL: true }),
  };
}

/** Opens (and, where needed, makes or migrates) the read models in a SQLite file. */
export async function openReadModels(file: string): Promise<ReadModels> {
  mkdirSync(dirname(file), { recursive: true });
  const writer = await new DataSource(options(file, false)).initialize();
  await writer.runMigrations({ transaction: 'each' });
  const reader = await new DataSource(options(file, true)).initialize();
  return {
    writer,
    reader,
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromMillis, type Instant } from '#event-sourcing';
import { openForReading, openForWriting, requireReadable, withReason } from './schema.js';
import { claimWriter } from './single-writer.js';
import { SqliteEventReader } from './sqlite-event-reader.js';
import { SqliteEventStore } from './sqlite-event-store.js';

export interface SqliteEventStoreOptions {
  /** Path of the database file; made, with its folder, when it does not exist. */
  readonly file: string;
  /** The store's clock. Default: the machine's. */
  readonly now?: () => Instant;
}

/** Opens the embedded store. Throws StoreUnavailableError when another process writes to it, or the file is not usable. */
export function openSqliteEventStore({
  file,
  now = () => fromMillis(Date.now()),
}: SqliteEventStoreOptions): SqliteEventStore {
  const release = withReason(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    return claimWriter(file);
  });
  try {
    const writer = openForWriting(file);
    return new SqliteEventStore(writer, openForReading(file), now, release);
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Opens an existing embedded store to read it, also while another process writes to it. Throws StoreUnavailableError when
 * there is none, or it is not usable.
 */
export function openSqliteEventStoreForReading({
  file,
}: Pick<SqliteEventStoreOptions, 'file'>): SqliteEventReader {
  const database = openForReading(file);
  try {
    withReason(file, () => requireReadable(database, file));
    return new SqliteEventReader(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

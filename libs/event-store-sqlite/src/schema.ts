import Database from 'better-sqlite3';
import { StoreUnavailableError } from '#event-sourcing';

/** Version of the file's layout; a file of a newer one is not touched. */
export const SCHEMA_VERSION = 1;

/** Marks a SQLite file as an event store ("KSES"), so that another database is not taken for one. */
const APPLICATION_ID = 0x4b534553;

/**
 * Pages (4 KiB) that the write-ahead log gathers before they go into the file. More than SQLite's 1,000, because event ids
 * fall all over their index: gathered, each page of it is written once for many events.
 */
const PAGES_PER_CHECKPOINT = 4000;

const CREATE = `
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_stream ON event (stream, revision);
  CREATE UNIQUE INDEX event_id ON event (id);
`;

/** Opens the file for writing: durable at each commit, one writer. Creates it when it does not exist. */
export function openForWriting(file: string): Database.Database {
  return withReason(file, () => {
    const database = new Database(file, { timeout: 5000 });
    try {
      prepare(database, file);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** A second connection that cannot write: queries never wait for the writer. */
export function openForReading(file: string): Database.Database {
  return withReason(file, () => new Database(file, { readonly: true, fileMustExist: true }));
}

/** True for what SQLite says of a file that is no database, or a broken one. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error));
}

/** Runs what opens a store, and puts why it failed in words for whoever runs it. */
export function withReason<Result>(file: string, open: () => Result): Result {
  try {
    return open();
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    const reason = isDamage(error) ? 'it is no event store, or it is damaged' : (error as Error).message;
    throw new StoreUnavailableError(
      `Cannot open the event store ${file}: ${reason} (${codeOf(error)}). Nothing was changed.`,
    );
  }
}

/** Throws StoreUnavailableError when a file is no event store, or one of a newer layout than is known here. */
export function requireReadable(database: Database.Database, file: string): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new StoreUnavailableError(`${file} is a database, but no event store. Nothing was changed.`);
  requireKnown(version, file);
}

function prepare(database: Database.Database, file: string): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  const owner = database.pragma('application_id', { simple: true }) as number;
  const isEmpty = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (owner !== APPLICATION_ID && !(isEmpty && version === 0)) {
    throw new StoreUnavailableError(`${file} is a database, but no event store. Nothing was changed.`);
  }
  requireKnown(version, file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma(`wal_autocheckpoint = ${PAGES_PER_CHECKPOINT}`);
  if (version < SCHEMA_VERSION) {
    database.transaction(() => {
      database.exec(CREATE);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${SCHEMA_VERSION}`);
    })();
  }
}

function requireKnown(version: number, file: string): void {
  if (version > SCHEMA_VERSION) {
    throw new StoreUnavailableError(
      `${file} was written by a newer version of Ketenspoor (layout ${version}; this one knows ${SCHEMA_VERSION}). Nothing was changed.`,
    );
  }
}

export function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? 'unknown';
}

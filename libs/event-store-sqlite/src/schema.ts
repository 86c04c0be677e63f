import Database from 'better-sqlite3';

/** Version of the file's layout; a file of a newer one is not touched. */
export const SCHEMA_VERSION = 1;

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

/** A store that cannot be opened; the message says why, in words for whoever runs it. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** Opens the file for writing: durable at each commit, one writer. Creates it when it does not exist. */
export function openForWriting(file: string): Database.Database {
  const database = opened(file, () => new Database(file, { timeout: 5000 }));
  return opened(file, () => {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    const version = database.pragma('user_version', { simple: true }) as number;
    if (version > SCHEMA_VERSION) {
      throw new StoreUnavailableError(
        `${file} was written by a newer version of Ketenspoor (layout ${version}; this one knows ${SCHEMA_VERSION}). Nothing was changed.`,
      );
    }
    if (version === 0) {
      database.transaction(() => {
        database.exec(CREATE);
        database.pragma(`user_version = ${SCHEMA_VERSION}`);
      })();
    }
    return database;
  });
}

/** A second connection that cannot write: queries never wait for the writer. */
export function openForReading(file: string): Database.Database {
  return opened(file, () => new Database(file, { readonly: true, fileMustExist: true }));
}

function opened<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    const code = (error as { code?: string }).code ?? 'unknown';
    const reason =
      code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' ? 'it is no event store, or it is damaged' : (error as Error).message;
    throw new StoreUnavailableError(`Cannot open the event store ${file}: ${reason} (${code}). Nothing was changed.`);
  }
}

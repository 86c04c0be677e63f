import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailableError, type EventRegistry } from '#event-sourcing';
import { openSqliteEventStoreForReading, type SqliteEventReader } from '#event-store-sqlite';
import { eventRegistry } from './embedded-world.js';

/** The events of a world that this process only reads; a server may have it open. */
export interface ReadingWorld {
  readonly store: SqliteEventReader;
  readonly registry: EventRegistry;
  close(): Promise<void>;
}

/** Opens the events of the world in a folder. Throws StoreUnavailableError when there is no world. */
export function openWorldForReading(folder: string): ReadingWorld {
  const file = join(folder, 'events.db');
  if (!existsSync(file))
    throw new StoreUnavailableError(`There is no world in ${folder}: it has no events.db.`);
  const store = openSqliteEventStoreForReading({ file });
  return { store, registry: eventRegistry(), close: () => store.close() };
}

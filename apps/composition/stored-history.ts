import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailableError, type StoredHistory } from '#event-sourcing';
import { openSqliteEventStoreForReading } from '#event-store-sqlite';
import { readEnvironment } from '#platform';
import { openSharedStore, sharedEngine } from './engines.js';

export type OpenHistory = StoredHistory & { close(): Promise<void> };

/** The history of a world as it is stored, only read: on the shared engine where one is set, else in the folder, also while a server writes. */
export async function openHistory(folder: string): Promise<OpenHistory> {
  const engine = sharedEngine(readEnvironment());
  if (engine !== null) return openSharedStore(engine);
  const file = join(folder, 'events.db');
  if (!existsSync(file))
    throw new StoreUnavailableError(`There is no world in ${folder}: it has no events.db.`);
  return openSqliteEventStoreForReading({ file });
}

/** Whether the data of a world are made up. */
export function isGeneratedWorld(folder: string): boolean {
  return ['demonstration.json', 'calibrated.json'].some((marker) => existsSync(join(folder, marker)));
}

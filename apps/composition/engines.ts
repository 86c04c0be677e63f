import { join } from 'node:path';
import type { EventRegistry, EventStore, Leases } from '#event-sourcing';
import { openPostgresEventStore, PostgresLeases } from '#event-store-postgres';
import { openSqliteEventStore } from '#event-store-sqlite';
import { openPostgresReadSide, openReadSide, type ReadSide } from './read-side.js';

/** Where a world is kept: in a folder, or in a PostgreSQL database that several processes share. */
export type Engine =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface Engines {
  readonly store: EventStore;
  readonly readSide: ReadSide;
}

/** Opens the engines of a world. Throws StoreUnavailableError with the reason; nothing stays open then. */
export async function openEngines(engine: Engine, registry: EventRegistry): Promise<Engines> {
  const store = await openStore(engine);
  try {
    const readSide = await (engine.kind === 'postgres'
      ? openPostgresReadSide(engine.url, store, registry)
      : openReadSide(engine.folder, store, registry));
    return { store, readSide };
  } catch (error) {
    await store.close();
    throw error;
  }
}

export function leasesOf({ url }: Extract<Engine, { kind: 'postgres' }>): Leases {
  return new PostgresLeases(url);
}

async function openStore(engine: Engine): Promise<EventStore> {
  return engine.kind === 'postgres'
    ? openPostgresEventStore({ url: engine.url })
    : openSqliteEventStore({ file: join(engine.folder, 'events.db') });
}

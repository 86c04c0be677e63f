import { join } from 'node:path';
import type { EventRegistry, EventStore, Leases, ReaderBoard } from '#event-sourcing';
import { openKurrentdbEventStore } from '#event-store-kurrentdb';
import { openPostgresEventStore, PostgresLeases, PostgresReaderBoard } from '#event-store-postgres';
import { openSqliteEventStore } from '#event-store-sqlite';
import type { Environment } from '#platform';
import type { ReadersRun } from './reader-by-run.js';
import { openPostgresReadSide, openReadSide, type ReadSide } from './read-side.js';

/** In a PostgreSQL database that several processes share; its events there too, or on KurrentDB. */
export interface SharedEngine {
  readonly kind: 'postgres';
  readonly url: string;
  readonly kurrentdb?: { readonly url: string; readonly namespace: string } | undefined;
}

/** Where a world is kept. */
export type Engine = { readonly kind: 'embedded'; readonly folder: string } | SharedEngine;

/** The engine that several processes share, where the environment names one. */
export function sharedEngine(environment: Environment): SharedEngine | null {
  const { postgresUrl, kurrentdbUrl: url, kurrentdbNamespace: namespace } = environment;
  if (postgresUrl === null) return null;
  return { kind: 'postgres', url: postgresUrl, kurrentdb: url === null ? undefined : { url, namespace } };
}

export interface Engines {
  readonly store: EventStore;
  readonly readSide: ReadSide;
}

/** Opens the engines of a world. Throws StoreUnavailableError with the reason; nothing stays open then. */
export async function openEngines(
  engine: Engine,
  registry: EventRegistry,
  run: ReadersRun,
): Promise<Engines> {
  const store = await openStore(engine);
  try {
    const readSide = await (engine.kind === 'postgres'
      ? openPostgresReadSide(engine.url, store, registry, run)
      : openReadSide(engine.folder, store, registry));
    return { store, readSide };
  } catch (error) {
    await store.close();
    throw error;
  }
}

export function nameOf({ kurrentdb }: SharedEngine): string {
  return kurrentdb === undefined ? 'PostgreSQL' : 'KurrentDB and PostgreSQL';
}

export function leasesOf({ url }: SharedEngine): Leases {
  return new PostgresLeases(url);
}

export function boardOf({ url }: SharedEngine): Promise<ReaderBoard> {
  return PostgresReaderBoard.open(url);
}

/** The events of a world that several processes share. */
export function openSharedStore({ url, kurrentdb }: SharedEngine) {
  return kurrentdb === undefined ? openPostgresEventStore({ url }) : openKurrentdbEventStore(kurrentdb);
}

async function openStore(engine: Engine): Promise<EventStore> {
  return engine.kind === 'postgres'
    ? openSharedStore(engine)
    : openSqliteEventStore({ file: join(engine.folder, 'events.db') });
}

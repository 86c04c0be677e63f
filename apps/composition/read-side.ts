import { join } from 'node:path';
import {
  LeasedReader,
  RemoteReader,
  type CheckpointStore,
  type EventRegistry,
  type EventStore,
  type Following,
} from '#event-sourcing';
import {
  openCheckpoints,
  openLedger,
  PostgresGenerations,
  SharedLedger,
  SqliteGenerations,
  type Ledger,
  type OpenLedger,
} from '#ledger';
import { SkippedEvents } from '#operations';
import type { ReadersRun } from './reader-by-run.js';

/** What is worked out from the events of a world: the ledger, how far the automations are, and what readers pass over. */
export interface ReadSide {
  readonly ledger: OpenLedger;
  readonly checkpoints: CheckpointStore;
  readonly skips: SkippedEvents;
  /** Who keeps the ledger up to date, in this process or in another. */
  follow(): Following;
  /** Closes what stands beside the ledger. */
  closeBeside(): Promise<void>;
}

export interface EmbeddedReadSide extends ReadSide {
  readonly ledger: Ledger;
}

/** Opens (or makes) the read side in a folder, its ledger in generations. */
export async function openReadSide(
  folder: string,
  store: EventStore,
  registry: EventRegistry,
): Promise<EmbeddedReadSide> {
  const skips = new SkippedEvents(store, registry);
  await skips.start();
  const checkpoints = await openCheckpoints(join(folder, 'checkpoints.db'));
  const closeBeside = async () => {
    await skips.stop();
    await checkpoints.close();
  };
  try {
    const places = new SqliteGenerations(folder);
    await places.takeOver(checkpoints);
    const ledger = await openLedger({ places, checkpoints, store, registry, skips });
    return { ledger, checkpoints, skips, follow: () => ledger, closeBeside };
  } catch (error) {
    await closeBeside();
    throw error;
  }
}

/** Opens (or makes) the read side in a PostgreSQL database that several processes share, its ledger in generations too. */
export async function openPostgresReadSide(
  url: string,
  store: EventStore,
  registry: EventRegistry,
  run: ReadersRun,
): Promise<ReadSide> {
  const skips = new SkippedEvents(store, registry);
  await skips.start();
  const closing = [() => skips.stop()];
  const closeBeside = async () => {
    for (const close of closing) await close();
  };
  try {
    const places = await PostgresGenerations.open(url);
    closing.push(() => places.close());
    const { checkpoints } = places;
    const beside = { checkpoints, skips, closeBeside };
    const kept = (own: PostgresGenerations) =>
      openLedger({ places: own, checkpoints: own.checkpoints, store, registry, skips });
    if ('here' in run) {
      const ledger = await kept(places);
      return { ledger, ...beside, follow: () => ledger };
    }
    closing.push(() => run.board.close());
    const ledger = new SharedLedger(places);
    const follow = () =>
      'elsewhere' in run
        ? new RemoteReader('ledger', run.board, () => ledger.checkpoint(), true)
        : new LeasedReader('ledger', run.leases, run.board, () => keptByLease(url, kept));
    return { ledger, ...beside, follow };
  } catch (error) {
    await closeBeside();
    throw error;
  }
}

/** Opened anew with each lease, and closed with it. */
async function keptByLease(
  url: string,
  open: (places: PostgresGenerations) => Promise<Ledger>,
): Promise<Following> {
  const places = await PostgresGenerations.open(url);
  try {
    const ledger = await open(places);
    return {
      rebuilding: ledger,
      start: () => ledger.start(),
      retry: () => ledger.retry(),
      status: () => ledger.status(),
      statuses: () => ledger.statuses(),
      waitFor: (position, timeoutMs) => ledger.waitFor(position, timeoutMs),
      stop: async () => {
        await ledger.close();
        await places.close();
      },
    };
  } catch (error) {
    await places.close();
    throw error;
  }
}

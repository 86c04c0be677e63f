import { join } from 'node:path';
import {
  ProjectionRunner,
  type CheckpointStore,
  type EventRegistry,
  type EventStore,
  type Following,
} from '#event-sourcing';
import {
  CheckpointTable,
  forgetForeignHistory,
  openCheckpoints,
  openLedger,
  openPostgresReadModels,
  SingleLedger,
  SqliteGenerations,
  type Ledger,
  type OpenLedger,
} from '#ledger';
import { SkippedEvents } from '#operations';
import type { ReadersRun } from './reader-by-run.js';
import { readerByRun } from './reader-by-run.js';

/** What is worked out from the events of a world: the ledger, how far the automations are, and what readers pass over. */
export interface ReadSide {
  readonly ledger: OpenLedger;
  readonly checkpoints: CheckpointStore;
  readonly skips: SkippedEvents;
  /** Who keeps the ledger up to date, in this process or in another. */
  follow(run: ReadersRun): Following;
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

/** Opens (or makes) the read side in a PostgreSQL database that several processes share. */
export async function openPostgresReadSide(
  url: string,
  store: EventStore,
  registry: EventRegistry,
): Promise<ReadSide> {
  const skips = new SkippedEvents(store, registry);
  await skips.start();
  const closeBeside = () => skips.stop();
  try {
    const models = await openPostgresReadModels({ url });
    const ledger = new SingleLedger(models);
    await forgetForeignHistory(models, store);
    const { projection } = ledger;
    const make = () => new ProjectionRunner(store, registry, projection, skips);
    return {
      ledger,
      checkpoints: new CheckpointTable(models.writer),
      skips,
      follow: (run) => readerByRun(run, projection.name, make, () => projection.checkpoint()),
      closeBeside,
    };
  } catch (error) {
    await closeBeside();
    throw error;
  }
}

import { join } from 'node:path';
import {
  CommandRunner,
  EventRegistry,
  fromMillis,
  ProjectionRunner,
  type EventStore,
  type Instant,
  type Position,
} from '#event-sourcing';
import { openSqliteEventStore } from '#event-store-sqlite';
import { forgetForeignHistory, LedgerProjection, openReadModels, type ReadModels } from '#ledger';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { meetingEventTypes } from '#triage';

/** Every context's event types: what may stand in a store. */
export function eventRegistry(): EventRegistry {
  return new EventRegistry(partyEventTypes, routeEventTypes, signalEventTypes, meetingEventTypes);
}

/** A world in one folder: the events, and the read models that are worked out from them. */
export interface EmbeddedWorld {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly commands: CommandRunner;
  readonly readModels: ReadModels;
  readonly ledger: ProjectionRunner;
  close(): Promise<void>;
}

/** Opens (or makes) the world in a folder. Throws StoreUnavailableError when another process has it open. */
export async function openEmbeddedWorld(
  folder: string,
  now: () => Instant = () => fromMillis(Date.now()),
): Promise<EmbeddedWorld> {
  const store = openSqliteEventStore({ file: join(folder, 'events.db'), now });
  const registry = eventRegistry();
  const readModels = await openReadModels(join(folder, 'read-models.db')).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  await forgetForeignHistory(readModels, store);
  const ledger = new ProjectionRunner(store, registry, new LedgerProjection(readModels.writer));
  return {
    store,
    registry,
    commands: new CommandRunner(store, registry, now),
    readModels,
    ledger,
    close: async () => {
      await ledger.stop();
      await readModels.close();
      await store.close();
    },
  };
}

/** Brings the read models up to date, telling now and then how far they are. Throws when the projection stops. */
export async function catchUp(
  world: EmbeddedWorld,
  onProgress: (position: Position, head: Position) => void,
): Promise<void> {
  const head = await world.store.head();
  world.ledger.start();
  while (!(await world.ledger.waitFor(head, 250))) {
    const { state, failure, position } = world.ledger.status();
    if (state === 'stopped')
      throw new Error(
        `The ledger stopped at ${failure?.type ?? 'an event'}: ${failure?.message ?? 'unknown'}`,
      );
    onProgress(position, head);
  }
  onProgress(head, head);
}

import { join } from 'node:path';
import {
  CommandRunner,
  EventRegistry,
  fromMillis,
  type EventStore,
  type Instant,
  type Position,
} from '#event-sourcing';
import { openSqliteEventStore } from '#event-store-sqlite';
import type { Ledger } from '#ledger';
import { operationsEventTypes } from '#operations';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { meetingEventTypes } from '#triage';
import { openReadSide, type EmbeddedReadSide } from './read-side.js';

/** Every context's event types: what may stand in a store. */
export function eventRegistry(): EventRegistry {
  return new EventRegistry(
    partyEventTypes,
    routeEventTypes,
    signalEventTypes,
    meetingEventTypes,
    operationsEventTypes,
  );
}

/** A world in one folder: the events, and the read models that are worked out from them. */
export interface EmbeddedWorld {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly commands: CommandRunner;
  readonly readSide: EmbeddedReadSide;
  readonly ledger: Ledger;
  close(): Promise<void>;
}

/** Opens (or makes) the world in a folder. Throws StoreUnavailableError when another process has it open. */
export async function openEmbeddedWorld(
  folder: string,
  now: () => Instant = () => fromMillis(Date.now()),
): Promise<EmbeddedWorld> {
  const store = openSqliteEventStore({ file: join(folder, 'events.db'), now });
  const registry = eventRegistry();
  const readSide = await openReadSide(folder, store, registry).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    store,
    registry,
    commands: new CommandRunner(store, registry, now),
    readSide,
    ledger: readSide.ledger,
    close: async () => {
      await readSide.ledger.close();
      await readSide.closeBeside();
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
  await world.ledger.settled();
  onProgress(head, head);
}

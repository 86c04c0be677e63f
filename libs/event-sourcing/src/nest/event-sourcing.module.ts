import {
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { fromMillis, type Instant } from '../core/instant.js';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { CommandRunner } from '../runtime/command-runner.js';
import type { CheckpointStore } from '../runtime/projection.js';
import { CHECKPOINTS, CLOCK, EVENT_REGISTRY, EVENT_STORE } from './tokens.js';

/** What an app composes: which store, which event types, where automations keep how far they came. */
export interface EventSourcingParts {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly checkpoints: CheckpointStore;
  /** Default: the machine's clock. */
  readonly now?: () => Instant;
}

export interface EventSourcingAsyncParts extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...injected: never[]) => EventSourcingParts | Promise<EventSourcingParts>;
}

const PARTS = Symbol('EVENT_SOURCING_PARTS');

/** Closes the store last: after the readers have stopped and the web server has answered what it took in. */
class StoreShutdown implements OnApplicationShutdown {
  constructor(private readonly store: EventStore) {}

  onApplicationShutdown(): Promise<void> {
    return this.store.close();
  }
}

/** Offers EVENT_STORE, EVENT_REGISTRY, CLOCK, CHECKPOINTS and CommandRunner to the whole app. Owns the store from then on. */
@Module({})
export class EventSourcingModule {
  static forRoot(parts: EventSourcingParts): DynamicModule {
    return moduleWith({ provide: PARTS, useValue: parts });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: EventSourcingAsyncParts): DynamicModule {
    return moduleWith({ provide: PARTS, inject, useFactory }, imports);
  }
}

function moduleWith(parts: Provider, imports: NonNullable<ModuleMetadata['imports']> = []): DynamicModule {
  return {
    module: EventSourcingModule,
    global: true,
    imports,
    providers: [
      parts,
      { provide: EVENT_STORE, inject: [PARTS], useFactory: ({ store }: EventSourcingParts) => store },
      {
        provide: EVENT_REGISTRY,
        inject: [PARTS],
        useFactory: ({ registry }: EventSourcingParts) => registry,
      },
      {
        provide: CHECKPOINTS,
        inject: [PARTS],
        useFactory: ({ checkpoints }: EventSourcingParts) => checkpoints,
      },
      { provide: CLOCK, inject: [PARTS], useFactory: ({ now }: EventSourcingParts) => now ?? machineClock },
      {
        provide: CommandRunner,
        inject: [EVENT_STORE, EVENT_REGISTRY, CLOCK],
        useFactory: (store: EventStore, registry: EventRegistry, now: () => Instant) =>
          new CommandRunner(store, registry, now),
      },
      {
        provide: StoreShutdown,
        inject: [EVENT_STORE],
        useFactory: (store: EventStore) => new StoreShutdown(store),
      },
    ],
    exports: [EVENT_STORE, EVENT_REGISTRY, CHECKPOINTS, CLOCK, CommandRunner],
  };
}

function machineClock(): Instant {
  return fromMillis(Date.now());
}

import { Module, type DynamicModule, type InjectionToken, type ModuleMetadata } from '@nestjs/common';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { AutomationRunner } from '../runtime/automation-runner.js';
import type { Automation, CheckpointStore, Projection } from '../runtime/projection.js';
import { ProjectionRunner } from '../runtime/projection-runner.js';
import { EventReaders } from './event-readers.js';
import { CHECKPOINTS, EVENT_REGISTRY, EVENT_STORE } from './tokens.js';

/** Which projections and automations this process runs, by the tokens under which `imports` export them. */
export interface EventReadersOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly projections?: readonly InjectionToken[];
  readonly automations?: readonly InjectionToken[];
}

/** Runs projections and automations from the start of the app until its end; EventReaders tells how they are. */
@Module({})
export class EventReadersModule {
  static forRoot({ imports = [], projections = [], automations = [] }: EventReadersOptions): DynamicModule {
    return {
      module: EventReadersModule,
      global: true,
      imports,
      providers: [
        {
          provide: EventReaders,
          inject: [EVENT_STORE, EVENT_REGISTRY, CHECKPOINTS, ...projections, ...automations],
          useFactory: (
            store: EventStore,
            registry: EventRegistry,
            checkpoints: CheckpointStore,
            ...found: (Projection | Automation)[]
          ) =>
            new EventReaders([
              ...(found.slice(0, projections.length) as Projection[]).map(
                (projection) => new ProjectionRunner(store, registry, projection),
              ),
              ...(found.slice(projections.length) as Automation[]).map(
                (automation) => new AutomationRunner(store, registry, automation, checkpoints),
              ),
            ]),
        },
      ],
      exports: [EventReaders],
    };
  }
}

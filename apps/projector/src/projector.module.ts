import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { EventRegistry, EventStore } from '#event-sourcing';
import { EventSourcingModule } from '#event-sourcing/nest';
import { CheckpointTable, type ReadModels } from '#ledger';
import { LedgerModule } from '#ledger/nest';
import type { ReadersRun } from '../../composition/engines.js';
import { ReadersModule } from '../../composition/readers.module.js';

export interface ProjectorParts {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly readModels: ReadModels;
  readonly run: ReadersRun;
}

/** The projections and automations without a web server. */
@Module({})
export class ProjectorModule {
  static of({ store, registry, readModels, run }: ProjectorParts): DynamicModule {
    const checkpoints = new CheckpointTable(readModels.writer);
    return {
      module: ProjectorModule,
      imports: [
        CqrsModule.forRoot(),
        EventSourcingModule.forRoot({ store, registry, checkpoints }),
        LedgerModule.forRootAsync({ useFactory: () => readModels }),
        ReadersModule.of(run),
      ],
    };
  }
}

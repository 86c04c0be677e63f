import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { EventRegistry, EventStore } from '#event-sourcing';
import { EventSourcingModule } from '#event-sourcing/nest';
import { LedgerModule } from '#ledger/nest';
import type { ReadersRun } from '../../composition/reader-by-run.js';
import type { ReadSide } from '../../composition/read-side.js';
import { ReadersModule } from '../../composition/readers.module.js';

export interface ProjectorParts {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly readSide: ReadSide;
  readonly run: ReadersRun;
}

/** The projections and automations without a web server. */
@Module({})
export class ProjectorModule {
  static of({ store, registry, readSide, run }: ProjectorParts): DynamicModule {
    const { ledger, checkpoints } = readSide;
    return {
      module: ProjectorModule,
      imports: [
        CqrsModule.forRoot(),
        EventSourcingModule.forRoot({ store, registry, checkpoints }),
        LedgerModule.forRootAsync({ useFactory: () => ledger }),
        ReadersModule.of(run, readSide),
      ],
    };
  }
}

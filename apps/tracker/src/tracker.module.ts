import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { EventRegistry, EventStore } from '#event-sourcing';
import { EventSourcingModule } from '#event-sourcing/nest';
import { LedgerModule } from '#ledger/nest';
import { OperationsModule } from '#operations/nest';
import { PartyDirectoryModule, PartyWriteModule } from '#party/nest';
import { PlatformModule, type PlatformParts } from '#platform';
import { ReplayModule } from '#replay/nest';
import { RouteWriteModule } from '#route/nest';
import { SignalWriteModule } from '#signal/nest';
import { TriageWriteModule } from '#triage/nest';
import type { ReadersRun } from '../../composition/reader-by-run.js';
import type { ReadSide } from '../../composition/read-side.js';
import { ReadersModule } from '../../composition/readers.module.js';

export interface TrackerParts extends PlatformParts {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly readSide: ReadSide;
  readonly run: ReadersRun;
}

/** Puts the tracker together: what it records, how it reads that back, and, here or elsewhere, what it does by itself. */
@Module({})
export class TrackerModule {
  static of({ store, registry, readSide, run, ...platform }: TrackerParts): DynamicModule {
    const { ledger, checkpoints, skips } = readSide;
    return {
      module: TrackerModule,
      imports: [
        CqrsModule.forRoot(),
        EventSourcingModule.forRoot({ store, registry, checkpoints }),
        LedgerModule.forRootAsync({ useFactory: () => ledger }),
        OperationsModule.forRoot({ skips }),
        PartyDirectoryModule,
        PlatformModule.forRoot(platform),
        ReadersModule.of(run, readSide),
        PartyWriteModule,
        ReplayModule,
        RouteWriteModule,
        SignalWriteModule,
        TriageWriteModule,
      ],
    };
  }
}

import { Global, Module, type DynamicModule, type BeforeApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  AutomationRunner,
  CommandRunner,
  ProjectionRunner,
  type CheckpointStore,
  type EventRegistry,
  type EventStore,
} from '#event-sourcing';
import {
  CHECKPOINTS,
  EVENT_REGISTRY,
  EVENT_STORE,
  EventReaders,
  EventSourcingModule,
} from '#event-sourcing/nest';
import { CheckpointTable, LedgerAgendaProposals, LedgerProjection, type ReadModels } from '#ledger';
import { LedgerModule } from '#ledger/nest';
import { PartyDirectoryModule, PartyWriteModule } from '#party/nest';
import { PlatformModule, type PlatformParts } from '#platform';
import { ReplayModule } from '#replay/nest';
import { RouteWriteModule } from '#route/nest';
import { WhenMergeChangesThenTellSurvivor } from '#signal';
import { SignalWriteModule } from '#signal/nest';
import { MeetingCalendar, triageAutomations } from '#triage';
import { TriageWriteModule } from '#triage/nest';

export interface TrackerParts extends PlatformParts {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly readModels: ReadModels;
}

class CalendarShutdown implements BeforeApplicationShutdown {
  constructor(private readonly calendar: MeetingCalendar) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.calendar.stop();
  }
}

/** The ledger and all automations, each following the store at its own pace. */
@Global()
@Module({
  providers: [
    {
      provide: MeetingCalendar,
      inject: [EVENT_STORE, EVENT_REGISTRY],
      useFactory: async (store: EventStore, registry: EventRegistry) => {
        const calendar = new MeetingCalendar(store, registry);
        await calendar.start();
        return calendar;
      },
    },
    {
      provide: CalendarShutdown,
      inject: [MeetingCalendar],
      useFactory: (calendar: MeetingCalendar) => new CalendarShutdown(calendar),
    },
    {
      provide: EventReaders,
      inject: [
        EVENT_STORE,
        EVENT_REGISTRY,
        CHECKPOINTS,
        CommandRunner,
        LedgerProjection,
        LedgerAgendaProposals,
        MeetingCalendar,
      ],
      useFactory: (
        store: EventStore,
        registry: EventRegistry,
        checkpoints: CheckpointStore,
        commands: CommandRunner,
        ledger: LedgerProjection,
        proposals: LedgerAgendaProposals,
        calendar: MeetingCalendar,
      ) => {
        const automations = [
          new WhenMergeChangesThenTellSurvivor(commands),
          ...triageAutomations(commands, calendar, proposals),
        ];
        return new EventReaders([
          new ProjectionRunner(store, registry, ledger),
          ...automations.map((automation) => new AutomationRunner(store, registry, automation, checkpoints)),
        ]);
      },
    },
  ],
  exports: [EventReaders],
})
class ReadersModule {}

/** Puts the tracker together: what it records, how it reads that back, and what it does by itself. */
@Module({})
export class TrackerModule {
  static of({ store, registry, readModels, ...platform }: TrackerParts): DynamicModule {
    const checkpoints = new CheckpointTable(readModels.writer);
    return {
      module: TrackerModule,
      imports: [
        CqrsModule.forRoot(),
        EventSourcingModule.forRoot({ store, registry, checkpoints }),
        LedgerModule.forRootAsync({ useFactory: () => readModels }),
        PartyDirectoryModule,
        PlatformModule.forRoot(platform),
        ReadersModule,
        PartyWriteModule,
        ReplayModule,
        RouteWriteModule,
        SignalWriteModule,
        TriageWriteModule,
      ],
    };
  }
}

import {
  Global,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  AutomationRunner,
  CommandRunner,
  type Automation,
  type CheckpointStore,
  type EventRegistry,
  type EventStore,
} from '#event-sourcing';
import { CHECKPOINTS, EVENT_REGISTRY, EVENT_STORE, EventReaders } from '#event-sourcing/nest';
import { LedgerAgendaProposals } from '#ledger';
import { WhenMergeChangesThenTellSurvivor } from '#signal';
import { MeetingCalendar, triageAutomations } from '#triage';
import type { ReadersRun } from './reader-by-run.js';
import type { ReadSide } from './read-side.js';
import { readerByRun } from './reader-by-run.js';

class CalendarShutdown implements BeforeApplicationShutdown {
  constructor(private readonly calendar: MeetingCalendar) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.calendar.stop();
  }
}

/** Closes what stands beside the ledger, which closes itself: after all readers have stopped. */
class ReadSideShutdown implements OnApplicationShutdown {
  constructor(private readonly readSide: ReadSide) {}

  onApplicationShutdown(): Promise<void> {
    return this.readSide.closeBeside();
  }
}

/** The ledger and all automations, each following the store at its own pace, here or in another process. */
@Global()
@Module({})
export class ReadersModule {
  static of(run: ReadersRun, readSide: ReadSide): DynamicModule {
    const { skips } = readSide;
    return {
      module: ReadersModule,
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
        { provide: ReadSideShutdown, useValue: new ReadSideShutdown(readSide) },
        {
          provide: EventReaders,
          inject: [
            EVENT_STORE,
            EVENT_REGISTRY,
            CHECKPOINTS,
            CommandRunner,
            LedgerAgendaProposals,
            MeetingCalendar,
          ],
          useFactory: (
            store: EventStore,
            registry: EventRegistry,
            checkpoints: CheckpointStore,
            commands: CommandRunner,
            proposals: LedgerAgendaProposals,
            calendar: MeetingCalendar,
          ) => {
            const automations: readonly Automation[] = [
              new WhenMergeChangesThenTellSurvivor(commands),
              ...triageAutomations(commands, calendar, proposals),
            ];
            return new EventReaders([
              readSide.follow(),
              ...automations.map((automation) =>
                readerByRun(
                  run,
                  automation.name,
                  () => new AutomationRunner(store, registry, automation, checkpoints, undefined, skips),
                  () => checkpoints.load(automation.name),
                ),
              ),
            ]);
          },
        },
      ],
      exports: [EventReaders],
    };
  }
}

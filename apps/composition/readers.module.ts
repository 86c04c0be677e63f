import { Global, Module, type BeforeApplicationShutdown, type DynamicModule } from '@nestjs/common';
import {
  AutomationRunner,
  CommandRunner,
  LeasedReader,
  ProjectionRunner,
  RemoteReader,
  type Automation,
  type CheckpointStore,
  type EventRegistry,
  type EventStore,
  type Following,
} from '#event-sourcing';
import { CHECKPOINTS, EVENT_REGISTRY, EVENT_STORE, EventReaders } from '#event-sourcing/nest';
import { LedgerAgendaProposals, LedgerProjection } from '#ledger';
import { WhenMergeChangesThenTellSurvivor } from '#signal';
import { MeetingCalendar, triageAutomations } from '#triage';
import type { ReadersRun } from './engines.js';

class CalendarShutdown implements BeforeApplicationShutdown {
  constructor(private readonly calendar: MeetingCalendar) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.calendar.stop();
  }
}

/** The ledger and all automations, each following the store at its own pace, here or in another process. */
@Global()
@Module({})
export class ReadersModule {
  static of(run: ReadersRun): DynamicModule {
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
            const automations: readonly Automation[] = [
              new WhenMergeChangesThenTellSurvivor(commands),
              ...triageAutomations(commands, calendar, proposals),
            ];
            return new EventReaders([
              reader(
                run,
                ledger.name,
                () => new ProjectionRunner(store, registry, ledger),
                () => ledger.checkpoint(),
              ),
              ...automations.map((automation) =>
                reader(
                  run,
                  automation.name,
                  () => new AutomationRunner(store, registry, automation, checkpoints),
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

function reader(
  run: ReadersRun,
  name: string,
  make: () => Following,
  checkpoint: () => Promise<bigint>,
): Following {
  if ('elsewhere' in run) return new RemoteReader(name, checkpoint);
  return 'leases' in run ? new LeasedReader(name, run.leases, make) : make();
}

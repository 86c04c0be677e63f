import type { Automation, CommandRunner, RecordedEvent } from '#event-sourcing';
import { signalIdOf, type TriageRequested } from '#signal';
import { loadSignal, subjectsOf } from '../../open-questions.js';
import { changeAgenda } from '../change-agenda.js';
import type { MeetingCalendar } from '../meeting-calendar.js';

/** A signal that asks for triage goes on the agenda of the region's next meeting; if none is planned, it waits for one. */
export class WhenTriageRequestedThenPutOnAgenda implements Automation {
  readonly name = 'when-triage-requested-then-put-on-agenda';
  readonly typePrefixes = ['signal.triage-requested.'];

  constructor(
    private readonly commands: CommandRunner,
    private readonly calendar: MeetingCalendar,
  ) {}

  async react(event: RecordedEvent): Promise<void> {
    const { region } = event.data as TriageRequested['data'];
    await this.calendar.caughtUpTo(event.position);
    const meeting = this.calendar.nextFrom(region, event.occurredAt);
    const signalId = signalIdOf(event.stream);
    const signal = await loadSignal(this.commands, signalId);
    if (!meeting || !signal) return;
    const data = { signalId, subjects: subjectsOf(signal), cause: 'requested' } as const;
    await changeAgenda(this.commands, this.name, event, meeting, { type: 'put-on-agenda', data });
  }
}

import type { Automation, CommandRunner, RecordedEvent } from '#event-sourcing';
import { signalIdOf } from '#signal';
import { loadSignal, subjectsOf } from '../../open-questions.js';
import { changeAgenda } from '../change-agenda.js';
import type { MeetingCalendar } from '../meeting-calendar.js';

/** Once persons are known, the question is asked for each: open meetings that have the signal on their agenda follow it. */
export class WhenPersonIdentifiedThenChangeAgenda implements Automation {
  readonly name = 'when-person-identified-then-change-agenda';
  readonly typePrefixes = ['signal.person-identified.'];

  constructor(
    private readonly commands: CommandRunner,
    private readonly calendar: MeetingCalendar,
  ) {}

  async react(event: RecordedEvent): Promise<void> {
    await this.calendar.caughtUpTo(event.position);
    const signalId = signalIdOf(event.stream);
    const meetings = this.calendar.withSignal(signalId);
    const signal = meetings.length > 0 ? await loadSignal(this.commands, signalId) : null;
    if (!signal) return;
    for (const meeting of meetings) {
      const data = { signalId, subjects: subjectsOf(signal) };
      await changeAgenda(this.commands, this.name, event, meeting, { type: 'change-agenda-subjects', data });
    }
  }
}

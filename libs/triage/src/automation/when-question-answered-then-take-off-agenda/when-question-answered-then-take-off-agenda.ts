import type { Automation, CommandRunner, RecordedEvent } from '#event-sourcing';
import { signalIdOf } from '#signal';
import { meetingDecider } from '../../domain/meeting.decider.js';
import { meetingStream } from '../../domain/meeting.event-types.js';
import type { AgendaCause } from '../../domain/meeting.events.js';
import { loadSignal, undecidedSubjects } from '../../open-questions.js';
import { changeAgenda } from '../change-agenda.js';
import type { MeetingCalendar, OpenMeeting } from '../meeting-calendar.js';

/** Somebody wants these discussed, whether the question is answered or not. */
const ASKED_FOR: readonly AgendaCause[] = ['requested', 'added'];

/**
 * What came on the agenda only because of its open question leaves it when the question is answered before the meeting starts:
 * what was kept is not shown as unkept.
 */
export class WhenQuestionAnsweredThenTakeOffAgenda implements Automation {
  readonly name = 'when-question-answered-then-take-off-agenda';
  readonly typePrefixes = ['signal.report-submitted.', 'signal.reporting-waived.'];

  constructor(
    private readonly commands: CommandRunner,
    private readonly calendar: MeetingCalendar,
  ) {}

  async react(event: RecordedEvent): Promise<void> {
    await this.calendar.caughtUpTo(event.position);
    const signalId = signalIdOf(event.stream);
    const meetings = this.calendar.withSignal(signalId).filter(({ startsAt }) => event.occurredAt < startsAt);
    const signal = meetings.length > 0 ? await loadSignal(this.commands, signalId) : null;
    if (!signal || undecidedSubjects(signal).length > 0) return;
    for (const meeting of meetings) {
      if (await this.wasAskedFor(meeting, signalId)) continue;
      await changeAgenda(this.commands, this.name, event, meeting, {
        type: 'take-off-agenda',
        data: { signalId },
      });
    }
  }

  private async wasAskedFor({ meetingId }: OpenMeeting, signalId: string): Promise<boolean> {
    const { state } = await this.commands.load(meetingDecider, meetingStream(meetingId));
    const cause = state?.agenda.get(signalId)?.cause;
    return cause === undefined || ASKED_FOR.includes(cause);
  }
}

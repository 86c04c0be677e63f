import type { Automation, CommandRunner, Instant, RecordedEvent } from '#event-sourcing';
import { signalIdOf, type ReportingAssigned, type ReportingDeferred, type Subject } from '#signal';
import type { AgendaCause } from '../../domain/meeting.events.js';
import { loadSignal, triageRegionOf, undecidedSubjects } from '../../open-questions.js';
import { changeAgenda } from '../change-agenda.js';
import type { MeetingCalendar } from '../meeting-calendar.js';

/**
 * An answer that will have lapsed when a meeting starts that is planned already comes back there by itself: put off until
 * before it, to be reported by a date before it, declined, or merely assumed. (Meetings planned later begin with all of these:
 * `when-meeting-planned-then-fill-agenda`.)
 */
export class WhenAnswerLapsesThenPutOnAgenda implements Automation {
  readonly name = 'when-answer-lapses-then-put-on-agenda';
  readonly typePrefixes = [
    'signal.reporting-deferred.',
    'signal.reporting-assigned.',
    'signal.reporting-declined.',
    'signal.reporting-assumed.',
  ];

  constructor(
    private readonly commands: CommandRunner,
    private readonly calendar: MeetingCalendar,
  ) {}

  async react(event: RecordedEvent): Promise<void> {
    const lapse = lapseOf(event);
    const signalId = signalIdOf(event.stream);
    const signal = await loadSignal(this.commands, signalId);
    const region = signal && triageRegionOf(signal);
    if (!lapse || !signal || !region || !undecidedSubjects(signal).includes(lapse.subject)) return;
    await this.calendar.caughtUpTo(event.position);
    const meeting = this.calendar.nextFrom(region, lapse.at);
    if (!meeting) return;
    const data = { signalId, subjects: [lapse.subject], cause: lapse.cause };
    await changeAgenda(this.commands, this.name, event, meeting, { type: 'put-on-agenda', data });
  }
}

interface Lapse {
  readonly subject: Subject;
  readonly at: Instant;
  readonly cause: AgendaCause;
}

function lapseOf({ type, data, occurredAt }: RecordedEvent): Lapse | null {
  const { subject, until, due } = data as ReportingDeferred['data'] & ReportingAssigned['data'];
  switch (type) {
    case 'signal.reporting-deferred.v1':
      return { subject, at: until, cause: 'deferred-until-now' };
    case 'signal.reporting-assigned.v1':
      return { subject, at: due, cause: 'unkept' };
    case 'signal.reporting-declined.v1':
      return { subject, at: occurredAt, cause: 'declined' };
    case 'signal.reporting-assumed.v1':
      return { subject, at: occurredAt, cause: 'assumed' };
    default:
      return null;
  }
}

import {
  becauseOf,
  refusalOf,
  type Automation,
  type CommandRunner,
  type RecordedEvent,
} from '#event-sourcing';
import { asAutomation } from '#party';
import type { Subject } from '#signal';
import { meetingDecider } from '../../domain/meeting.decider.js';
import type { MeetingPlanned } from '../../domain/meeting.events.js';
import { loadSignal, subjectsOf } from '../../open-questions.js';
import type { AgendaProposals } from '../agenda-proposals.js';

/** A new meeting starts with what is unanswered: what was put off or not kept comes back by itself (domain §3). */
export class WhenMeetingPlannedThenFillAgenda implements Automation {
  readonly name = 'when-meeting-planned-then-fill-agenda';
  readonly typePrefixes = ['triage.meeting-planned.'];

  constructor(
    private readonly commands: CommandRunner,
    private readonly proposals: AgendaProposals,
  ) {}

  async react(event: RecordedEvent): Promise<void> {
    const { region, startsAt, chair } = event.data as MeetingPlanned['data'];
    const toDo = await this.proposals.for(region, startsAt, event.recordedAt, event.position);
    for (const { signalId, subjects, cause } of toDo) {
      const envelope = becauseOf(event, this.name, asAutomation(chair), { part: signalId });
      const data = { signalId, subjects: await this.stillAsked(signalId, subjects), cause };
      // Refused when the meeting was cancelled or closed meanwhile.
      await refusalOf(
        this.commands.run(meetingDecider, event.stream, { type: 'put-on-agenda', data }, envelope),
      );
    }
  }

  /** Persons may have become known since the list was made. */
  private async stillAsked(signalId: string, subjects: readonly Subject[]): Promise<readonly Subject[]> {
    const signal = await loadSignal(this.commands, signalId);
    const asked = signal ? subjectsOf(signal) : subjects;
    const both = subjects.filter((subject) => asked.includes(subject));
    return both.length > 0 ? both : asked;
  }
}

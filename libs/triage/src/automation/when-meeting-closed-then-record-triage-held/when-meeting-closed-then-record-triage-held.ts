import {
  becauseOf,
  refusalOf,
  type Automation,
  type CommandRunner,
  type RecordedEvent,
} from '#event-sourcing';
import { asAutomation } from '#party';
import { signalDecider, signalStream } from '#signal';
import { meetingDecider } from '../../domain/meeting.decider.js';

/** Every signal on the agenda of a closed meeting learns that triage was held: what asked for it is answered. */
export class WhenMeetingClosedThenRecordTriageHeld implements Automation {
  readonly name = 'when-meeting-closed-then-record-triage-held';
  readonly typePrefixes = ['triage.meeting-closed.'];

  constructor(private readonly commands: CommandRunner) {}

  async react(event: RecordedEvent): Promise<void> {
    const { state: meeting } = await this.commands.load(meetingDecider, event.stream);
    if (!meeting) return;
    const { region, meetingId, chair } = meeting;
    for (const signalId of meeting.agenda.keys()) {
      const envelope = becauseOf(event, this.name, asAutomation(chair), { part: signalId });
      // A signal that asked for triage only after this meeting refuses, and goes on waiting for the next one.
      await refusalOf(
        this.commands.run(
          signalDecider,
          signalStream(signalId),
          { type: 'record-triage-held', data: { region, meetingId } },
          envelope,
        ),
      );
    }
  }
}

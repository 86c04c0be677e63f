import {
  becauseOf,
  refusalOf,
  type Automation,
  type CommandRunner,
  type RecordedEvent,
} from '#event-sourcing';
import { asAutomation } from '#party';
import { signalDecider, signalStream, type FeedbackDuty, type Signal } from '#signal';
import type { FeedbackDecided } from '../../domain/meeting.events.js';
import { loadSignal } from '../../open-questions.js';

/** Feedback that a member gave in the meeting meets what that member owes the other party for this signal, if anything. */
export class WhenFeedbackDecidedThenGiveFeedback implements Automation {
  readonly name = 'when-feedback-decided-then-give-feedback';
  readonly typePrefixes = ['triage.feedback-decided.'];

  constructor(private readonly commands: CommandRunner) {}

  async react(event: RecordedEvent): Promise<void> {
    const decision = event.data as FeedbackDecided['data'];
    const signal = await loadSignal(this.commands, decision.signalId);
    for (const duty of signal ? dutiesMet(signal, decision) : []) {
      const envelope = becauseOf(event, this.name, asAutomation(decision.by), { part: duty.id });
      const data = { dutyId: duty.id, outcome: decision.outcome };
      // Refused when the feedback was given meanwhile.
      await refusalOf(
        this.commands.run(
          signalDecider,
          signalStream(decision.signalId),
          { type: 'give-feedback', data },
          envelope,
        ),
      );
    }
  }
}

/** Word that a signal was picked up meets that duty only; any other word meets both. */
function dutiesMet(signal: Signal, { by, to, outcome }: FeedbackDecided['data']): readonly FeedbackDuty[] {
  return signal.duties.filter(
    (duty) =>
      duty.givenAt === null &&
      duty.from.id === by.id &&
      duty.to?.id === to.id &&
      (outcome !== 'picked-up' || duty.about === 'picked-up'),
  );
}

import {
  becauseOf,
  refusalOf,
  type Automation,
  type CommandRunner,
  type RecordedEvent,
} from '#event-sourcing';
import { asAutomation } from '#party';
import { signalDecider, signalStream, type DecidedVia, type SignalCommand } from '#signal';
import { meetingDecider } from '../../domain/meeting.decider.js';
import { meetingIdOf } from '../../domain/meeting.event-types.js';
import type { ReportingDecided } from '../../domain/meeting.events.js';

/**
 * What a meeting decided becomes part of the signal's own history, in the name of the chair. The meeting hears whether it
 * did, or by which rule the signal refused it because it had moved on.
 */
export class WhenReportingDecidedThenRecordOnSignal implements Automation {
  readonly name = 'when-reporting-decided-then-record-on-signal';
  readonly typePrefixes = ['triage.reporting-decided.'];

  constructor(private readonly commands: CommandRunner) {}

  async react(event: RecordedEvent): Promise<void> {
    const decision = event.data as ReportingDecided['data'];
    const { decisionId, signalId } = decision;
    const meeting = (await this.commands.load(meetingDecider, event.stream)).state;
    const known = meeting?.decisions.get(decisionId);
    if (!meeting || known?.kind !== 'reporting' || known.fate !== 'pending') return;

    const chair = asAutomation(meeting.chair);
    const command = commandFor(decision, { kind: 'meeting', meetingId: meetingIdOf(event.stream) });
    const refusal = await refusalOf(
      this.commands.run(
        signalDecider,
        signalStream(signalId),
        command,
        becauseOf(event, this.name, chair, { part: 'signal' }),
      ),
    );
    const outcome = refusal
      ? ({ type: 'mark-decision-overtaken', data: { decisionId, code: refusal.code } } as const)
      : ({ type: 'mark-decision-applied', data: { decisionId } } as const);
    await this.commands.run(
      meetingDecider,
      event.stream,
      outcome,
      becauseOf(event, this.name, chair, { part: 'meeting' }),
    );
  }
}

function commandFor({ subject, answer }: ReportingDecided['data'], via: DecidedVia): SignalCommand {
  switch (answer.kind) {
    case 'assign':
      return { type: 'assign-reporting', data: { subject, to: answer.to, due: answer.due, via } };
    case 'waive':
      return { type: 'waive-reporting', data: { subject, reason: answer.reason, via } };
    case 'defer':
      return { type: 'defer-reporting', data: { subject, until: answer.until, via } };
  }
}

import { ApiProperty } from '@nestjs/swagger';
import type { CommandAnswer, Recorded } from '#event-sourcing';
import { answerBody, CommandAnswerBody } from '#platform';
import type { SignalEvent } from '../domain/signal.events.js';

/** What a command on a signal made: the ids that later commands name. */
export class SignalAnswer extends CommandAnswerBody {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly signalId!: string;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Branches of custody that came about' })
  readonly branchIds!: readonly string[];
  @ApiProperty({ type: [String], format: 'uuid' })
  readonly handOffIds!: readonly string[];
  @ApiProperty({ type: [String], format: 'uuid' })
  readonly personIds!: readonly string[];
  @ApiProperty({ type: [String], format: 'uuid' })
  readonly reportIds!: readonly string[];
  @ApiProperty({ type: [String], format: 'uuid', description: 'Duties of feedback that came about' })
  readonly dutyIds!: readonly string[];
}

export function signalAnswer(signalId: string, answer: CommandAnswer): SignalAnswer {
  const events = answer.events as readonly Recorded<SignalEvent>[];
  return {
    signalId,
    ...answerBody(`/v1/signals/${signalId}`, answer),
    branchIds: events.flatMap(branchesOf),
    handOffIds: events.flatMap((event) =>
      event.type === 'signal.hand-off-offered.v1' ? [event.data.handOffId] : [],
    ),
    personIds: events.flatMap((event) =>
      event.type === 'signal.person-identified.v1' ? [event.data.personId] : [],
    ),
    reportIds: events.flatMap((event) =>
      event.type === 'signal.report-submitted.v1' ? [event.data.reportId] : [],
    ),
    dutyIds: events.flatMap((event) => (event.type === 'signal.feedback-owed.v1' ? [event.data.dutyId] : [])),
  };
}

function branchesOf(event: Recorded<SignalEvent>): readonly string[] {
  switch (event.type) {
    case 'signal.registered.v1':
    case 'signal.hand-off-accepted.v1':
    case 'signal.reopened.v1':
      return [event.data.branchId];
    case 'signal.custody-taken-over.v1':
      return [event.data.newBranchId];
    case 'signal.merge-undone.v1':
      return event.data.reopened.map(({ branchId }) => branchId);
    default:
      return [];
  }
}

import { ApiProperty } from '@nestjs/swagger';
import type { CommandAnswer } from '#event-sourcing';
import { answerBody, CommandAnswerBody } from '#platform';

/** What a command on a meeting made. */
export class MeetingAnswer extends CommandAnswerBody {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly meetingId!: string;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Decisions that were taken' })
  readonly decisionIds!: readonly string[];
}

const DECISIONS = ['triage.reporting-decided.v1', 'triage.action-decided.v1', 'triage.feedback-decided.v1'];

export function meetingAnswer(meetingId: string, answer: CommandAnswer): MeetingAnswer {
  const decisions = answer.events.filter(({ type }) => DECISIONS.includes(type));
  return {
    meetingId,
    ...answerBody(`/v1/meetings/${meetingId}`, answer),
    decisionIds: decisions.map(({ data }) => (data as { decisionId: string }).decisionId),
  };
}

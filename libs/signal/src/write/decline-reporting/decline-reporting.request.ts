import { CodeField, CommandRequest, SubjectField } from '#platform';
import { DECLINE_REASONS, type DeclineReason } from '../../domain/vocabulary.js';

export class DeclineReportingRequest extends CommandRequest {
  @SubjectField()
  subject!: string;

  @CodeField(DECLINE_REASONS, 'Why')
  reason!: DeclineReason;
}

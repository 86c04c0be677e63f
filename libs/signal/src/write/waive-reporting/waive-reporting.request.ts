import { CodeField, CommandRequest, SubjectField } from '#platform';
import { WAIVE_REASONS, type WaiveReason } from '../../domain/vocabulary.js';

export class WaiveReportingRequest extends CommandRequest {
  @SubjectField()
  subject!: string;

  @CodeField(WAIVE_REASONS, 'Why')
  reason!: WaiveReason;
}

import { CodeField, CodesField, CommandRequest, FlagField, SubjectField } from '#platform';
import { CRITERIA, LEGAL_BASES, type Criterion, type LegalBasis } from '../../domain/vocabulary.js';

export class SubmitReportRequest extends CommandRequest {
  @SubjectField()
  subject!: string;

  @CodesField(CRITERIA, 'Which of the five criteria hold; the police names at least one', { optional: true })
  criteria?: Criterion[];

  @CodeField(LEGAL_BASES, 'Ground for reporting')
  legalBasis!: LegalBasis;

  @FlagField('False: the identification is to be completed later. Default: true', { optional: true })
  complete?: boolean;
}

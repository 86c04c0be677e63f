import { CodeField, CommandRequest, IdField } from '#platform';
import { END_REASONS, LABELS, type EndReason, type Label } from '../../domain/vocabulary.js';

export class EndBranchRequest extends CommandRequest {
  @IdField('The branch that ends')
  branchId!: string;

  @CodeField(END_REASONS, 'Why')
  reason!: EndReason;

  @CodeField(LABELS, 'What it is called now; with `relabelled` only, and then required', { optional: true })
  relabelledAs?: Label;
}

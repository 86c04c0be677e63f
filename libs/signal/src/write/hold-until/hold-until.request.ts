import { CodeField, CommandRequest, IdField, InstantField } from '#platform';
import { HOLD_REASONS, type HoldReason } from '../../domain/vocabulary.js';

export class HoldUntilRequest extends CommandRequest {
  @IdField('The branch that is held back')
  branchId!: string;

  @InstantField('Until when; at most a year ahead')
  until!: string;

  @CodeField(HOLD_REASONS, 'Why')
  reason!: HoldReason;
}

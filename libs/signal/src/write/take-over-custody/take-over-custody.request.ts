import { CodeField, CommandRequest, IdField, PartyField } from '#platform';
import { TAKE_OVER_REASONS, type TakeOverReason } from '../../domain/vocabulary.js';

export class TakeOverCustodyRequest extends CommandRequest {
  @IdField('The branch that is taken over')
  branchId!: string;

  @PartyField('Who holds it from now on')
  to!: string;

  @CodeField(TAKE_OVER_REASONS, 'Why')
  reason!: TakeOverReason;
}

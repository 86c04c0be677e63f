import { CommandRequest, IdField } from '#platform';

export class ReleaseHoldRequest extends CommandRequest {
  @IdField('The branch that was held back')
  branchId!: string;
}

import { CommandRequest, IdField } from '#platform';

export class MarkActionDoneRequest extends CommandRequest {
  @IdField('The decision on the action')
  decisionId!: string;
}

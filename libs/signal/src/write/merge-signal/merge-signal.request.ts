import { CommandRequest, IdField } from '#platform';

export class MergeSignalRequest extends CommandRequest {
  @IdField('The signal that goes on')
  into!: string;
}

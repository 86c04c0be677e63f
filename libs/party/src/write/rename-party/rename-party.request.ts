import { CommandRequest } from '#platform';
import { NameField } from '../name-field.js';

export class RenamePartyRequest extends CommandRequest {
  @NameField()
  name!: string;
}

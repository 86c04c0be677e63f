import { CommandRequest, IdField } from '#platform';
import { SubjectsField } from '../subjects-field.js';

export class PutOnAgendaRequest extends CommandRequest {
  @IdField('The signal')
  signalId!: string;

  @SubjectsField('Whose reporting question is to be answered. Default: of all for whom it is not settled')
  subjects?: string[];
}

import { CommandRequest, IdField } from '#platform';

export class TakeOffAgendaRequest extends CommandRequest {
  @IdField('A signal on the agenda')
  signalId!: string;
}

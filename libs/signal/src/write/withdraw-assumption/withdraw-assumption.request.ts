import { CommandRequest, PartyField, SubjectField } from '#platform';

export class WithdrawAssumptionRequest extends CommandRequest {
  @SubjectField()
  subject!: string;

  @PartyField('The party that is relied on')
  reliesOn!: string;
}

import { CommandRequest, InstantField, PartyField, SubjectField } from '#platform';

export class AssignReportingRequest extends CommandRequest {
  @SubjectField()
  subject!: string;

  @PartyField('The party that reports')
  to!: string;

  @InstantField('By when')
  due!: string;
}

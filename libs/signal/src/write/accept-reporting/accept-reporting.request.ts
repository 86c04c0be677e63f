import { CommandRequest, SubjectField } from '#platform';

export class AcceptReportingRequest extends CommandRequest {
  @SubjectField()
  subject!: string;
}

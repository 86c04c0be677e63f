import { CommandRequest, SubjectField } from '#platform';

export class ReopenReportingQuestionRequest extends CommandRequest {
  @SubjectField()
  subject!: string;
}

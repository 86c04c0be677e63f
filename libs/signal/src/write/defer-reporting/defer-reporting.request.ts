import { CommandRequest, InstantField, SubjectField } from '#platform';

export class DeferReportingRequest extends CommandRequest {
  @SubjectField()
  subject!: string;

  @InstantField('Until when; at most a year ahead')
  until!: string;
}

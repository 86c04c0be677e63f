import { IdField } from '#platform';

/** What the address of a command names. */
export class MeetingPath {
  @IdField('The meeting')
  meetingId!: string;
}

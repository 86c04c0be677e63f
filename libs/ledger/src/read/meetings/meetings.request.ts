import { CodeField, PlaceField } from '#platform';
import { AddressIdField, ListRequest } from '../as-of.request.js';
import { MEETING_STATES, type MeetingLife } from './meetings.view.js';

export class MeetingParam {
  @AddressIdField('Id of the meeting')
  meetingId!: string;
}

export class MeetingsRequest extends ListRequest {
  @PlaceField('Region', { optional: true })
  region?: string;

  @CodeField(MEETING_STATES, 'State', { optional: true })
  state?: MeetingLife;
}

import { CommandRequest, InstantField, PartiesField, PartyField, PlaceField } from '#platform';

export class PlanMeetingRequest extends CommandRequest {
  @PlaceField('The region whose signals are dealt with')
  region!: string;

  @InstantField('When it starts')
  startsAt!: string;

  @PartyField('Who chairs it. Default: the acting party', { optional: true })
  chair?: string;

  @PartiesField('Who takes part, the chair included')
  members!: string[];
}

import { CommandRequest, PlaceField } from '#platform';

export class RequestTriageRequest extends CommandRequest {
  @PlaceField('The region whose meeting it is')
  region!: string;
}

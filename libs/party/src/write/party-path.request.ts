import { PartyField } from '#platform';

export class PartyPath {
  @PartyField('The party')
  partyId!: string;
}

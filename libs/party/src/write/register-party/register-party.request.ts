import { CodeField, CommandRequest, PartyField, PlaceField } from '#platform';
import { ALL_PARTY_ROLES, type PartyRole } from '../../domain/party.js';
import { NameField } from '../name-field.js';

export class RegisterPartyRequest extends CommandRequest {
  @PartyField('Its id, which stands in addresses and is its account')
  id!: string;

  @CodeField(ALL_PARTY_ROLES, 'Its role in the chain')
  role!: PartyRole;

  @PlaceField('Its region; left out for a national body', { optional: true })
  region?: string;

  @PlaceField('Its municipality, for a local desk', { optional: true })
  municipality?: string;

  @NameField()
  name!: string;
}

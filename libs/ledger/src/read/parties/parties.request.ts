import { CodeField, PlaceField } from '#platform';
import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import { ListRequest } from '../as-of.request.js';

export class PartiesRequest extends ListRequest {
  @CodeField(ALL_PARTY_ROLES, 'Role', { optional: true })
  role?: PartyRole;

  @PlaceField('Region', { optional: true })
  region?: string;
}

import type { ActingParty, PartyRef, PartyRole } from '#party';
import { reachOf } from '#party';

/** Fictional places: they exist nowhere. */
export const REGION = 'noordermark';
export const OTHER_REGION = 'zuiderkoog';
export const MUNICIPALITY = 'veldbergen';

/** A party that fits its role: local in Veldbergen, regional in Noordermark, or national. */
export function aParty(role: PartyRole, traits: Partial<PartyRef> = {}): PartyRef {
  const reach = reachOf(role);
  return {
    id: `${role}-1`,
    role,
    region: reach === 'national' ? null : REGION,
    municipality: reach === 'local' ? MUNICIPALITY : null,
    ...traits,
  };
}

/** Somebody who acts for a party. */
export function acting(party: PartyRef, person = 'person-1'): ActingParty {
  return { ...party, person };
}

import type { Instant } from '#event-sourcing';
import type { PartyState } from '#party';
import type { RouteState } from '#route';

export interface PartyPicture {
  readonly state: 'open' | 'closed';
  readonly name: string;
  readonly role: string;
  readonly region: string | null;
  readonly municipality: string | null;
  readonly registeredAt: Instant;
}

/** What is believed of a party, to read; null: it is not registered. */
export function partyPicture(entry: PartyState): PartyPicture | null {
  if (entry === null) return null;
  const { role, region, municipality } = entry.party;
  const { name, registeredAt } = entry;
  return { state: entry.closed ? 'closed' : 'open', name, role, region, municipality, registeredAt };
}

export interface RoutePicture {
  readonly version: number;
  readonly inForceFrom: Instant;
}

/** The latest version of a region's route; null: none was published. */
export function routePicture({ latest }: RouteState): RoutePicture | null {
  return latest === null ? null : { version: latest.version, inForceFrom: latest.inForceFrom };
}

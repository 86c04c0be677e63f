import { DomainError, type Decider, type DecisionContext, type Recorded } from '#event-sourcing';
import { partyRefOf, type ActingParty } from '#party';
import type { RouteCommand } from './route.commands.js';
import type { RouteEvent, RoutePublished } from './route.events.js';
import { requireSoundRoute } from './sound-route.js';

/** A version of a region's route, as published. */
export type RouteVersion = RoutePublished['data'];

export interface RouteState {
  readonly latest: { readonly version: number; readonly inForceFrom: string } | null;
}

/** Publishes the next version of a region's route. Versions are dated and never edited (report §7.5). */
export const routeDecider: Decider<RouteState, RouteCommand, RouteEvent, ActingParty> = {
  initial: { latest: null },
  evolve: (_state: RouteState, { data: { version, inForceFrom } }: Recorded<RouteEvent>) => ({
    latest: { version, inForceFrom },
  }),
  decide: ({ latest }, { data }, { actor, occurredAt }: DecisionContext<ActingParty>) => {
    const { region, inForceFrom, gates, handOffs, triageEveryDays, generated } = data;
    if (actor.role !== 'chain-director' || actor.region !== region) {
      throw new DomainError(
        'not-chain-director',
        `Only a chain director of ${region} publishes its route`,
        'forbidden',
      );
    }
    if (latest !== null && inForceFrom <= latest.inForceFrom) {
      throw new DomainError(
        'in-force-not-later',
        `Version ${latest.version} is in force from ${latest.inForceFrom}: the next one comes later`,
        'invalid',
        'inForceFrom',
      );
    }
    requireSoundRoute(data);
    const by = partyRefOf(actor);
    const version = (latest?.version ?? 0) + 1;
    return [
      {
        type: 'route.published.v1',
        occurredAt,
        data: { region, version, inForceFrom, gates, handOffs, triageEveryDays, by, generated },
      },
    ];
  },
};

import type { DataSource } from 'typeorm';
import { DAY_IN_MS, fromMillis, toMillis } from '#event-sourcing';
import {
  deviations,
  routeInForce,
  type Deviation,
  type Dwell,
  type HandOffTaken,
  type StallKind,
} from '#route';
import type { Form, Urgency } from '#signal';
import type { Interval, Lane } from '../../interval/interval.js';
import type { AsOf } from '../as-of.js';
import { routeVersions } from '../routes/routes.view.js';

export type PathDeviation = Deviation & { readonly routeVersion: number };

/** The waiting that a route sets a norm for, by the lane in which it is kept. */
const WAITING: Partial<Record<Lane, StallKind>> = {
  offer: 'offered-not-accepted',
  undecided: 'accepted-no-decision',
  'consent-asked': 'awaiting-consent',
  'triage-wait': 'awaiting-triage',
  'feedback-duty': 'feedback-due',
};

/** Where a path left the route of its region: each step is held against the version in force when it was taken. */
export async function pathDeviations(
  reader: DataSource,
  region: string | null,
  spells: readonly Interval[],
  asOf: AsOf,
): Promise<readonly PathDeviation[]> {
  if (region === null) return [];
  const { versions } = await routeVersions(reader, region, asOf);
  const path = { handOffs: handOffsIn(spells), dwells: dwellsIn(spells, toMillis(asOf.validAt)) };
  return versions.flatMap((route) =>
    deviations(route, path)
      .filter((found) => routeInForce(versions, 'at' in found ? found.at : found.since) === route)
      .map((found) => ({ ...found, routeVersion: route.version })),
  );
}

function handOffsIn(spells: readonly Interval[]): readonly HandOffTaken[] {
  const profiles = spells.filter(({ lane }) => lane === 'profile');
  return spells
    .filter(({ lane, detail }) => lane === 'custody' && detail['via'] === 'hand-off')
    .sort((a, b) => a.from - b.from)
    .flatMap(({ party, other, from }) => {
      const profile = profiles.find((spell) => spell.from <= from && spell.to > from);
      if (party === null || other === null || profile === undefined) return [];
      const { forms, urgency } = profile.detail as { forms: readonly Form[]; urgency: Urgency };
      return [{ from: other.role, to: party.role, at: fromMillis(from), forms, urgency }];
    });
}

function dwellsIn(spells: readonly Interval[], now: number): readonly Dwell[] {
  return spells.flatMap(({ lane, party, from, to }) => {
    const stallKind = WAITING[lane];
    if (stallKind === undefined || party === null) return [];
    return [
      { role: party.role, stallKind, since: fromMillis(from), days: (Math.min(to, now) - from) / DAY_IN_MS },
    ];
  });
}

import type { Instant } from '#event-sourcing';
import type { PartyRole } from '#party';
import type { StallKind } from './route.events.js';
import { gateOf, normDaysFor, permits, type Route, type SignalTraits } from './route.js';

/** One accepted hand-off, with what was known of the signal at that instant. */
export interface HandOffTaken extends SignalTraits {
  readonly from: PartyRole;
  readonly to: PartyRole;
  /** When it was accepted. */
  readonly at: Instant;
}

/** How long one kind of waiting lasted at one gate (so far). */
export interface Dwell {
  readonly role: PartyRole;
  readonly stallKind: StallKind;
  readonly since: Instant;
  /** In days of 24 hours, fractions included. */
  readonly days: number;
}

/** The way that one signal went. Hand-offs in the order of time. */
export interface TravelledPath {
  readonly handOffs: readonly HandOffTaken[];
  readonly dwells: readonly Dwell[];
}

export type Deviation =
  /** The route leads there, but over other gates first, which this signal had not passed. */
  | {
      readonly kind: 'skipped-gate';
      readonly from: PartyRole;
      readonly to: PartyRole;
      readonly at: Instant;
      readonly skipped: readonly PartyRole[];
    }
  | {
      readonly kind: 'unlisted-hand-off';
      readonly from: PartyRole;
      readonly to: PartyRole;
      readonly at: Instant;
      readonly because: UnlistedBecause;
    }
  | ({ readonly kind: 'norm-exceeded'; readonly normDays: number } & Dwell);

/**
 * `not-a-gate`: sender or recipient does not stand on the route; `not-listed`: both do, the hand-off does not;
 * `other-forms`, `acute-only`: it is listed, but not for this signal.
 */
export type UnlistedBecause = 'not-a-gate' | 'not-listed' | 'other-forms' | 'acute-only';

/** Where a path left the route that was in force: hand-offs in the order of the path, then norms exceeded. Empty: on the route. */
export function deviations(route: Route, path: TravelledPath): readonly Deviation[] {
  const offRoute = path.handOffs.flatMap((taken, index) => {
    const deviation = compare(route, taken, path.handOffs.slice(0, index));
    return deviation ? [deviation] : [];
  });
  return [...offRoute, ...path.dwells.flatMap((dwell) => exceeded(route, dwell))];
}

function compare(route: Route, taken: HandOffTaken, earlier: readonly HandOffTaken[]): Deviation | null {
  const { from, to, at } = taken;
  const listed = route.handOffs.filter((handOff) => handOff.from === from && handOff.to === to);
  if (listed.some((handOff) => permits(handOff, taken))) return null;
  const passed = new Set(earlier.flatMap((handOff) => [handOff.from, handOff.to]));
  const skipped = gatesBetween(route, taken).filter((role) => !passed.has(role));
  if (skipped.length > 0) return { kind: 'skipped-gate', from, to, at, skipped };
  return {
    kind: 'unlisted-hand-off',
    from,
    to,
    at,
    because: whyUnlisted(
      route,
      taken,
      listed.map((handOff) => handOff.acuteOnly),
    ),
  };
}

function whyUnlisted(
  route: Route,
  { from, to, urgency }: HandOffTaken,
  acuteOnly: readonly boolean[],
): UnlistedBecause {
  if (!gateOf(route, from) || !gateOf(route, to)) return 'not-a-gate';
  if (acuteOnly.length === 0) return 'not-listed';
  return urgency !== 'acute' && acuteOnly.every(Boolean) ? 'acute-only' : 'other-forms';
}

function exceeded(route: Route, dwell: Dwell): readonly Deviation[] {
  const normDays = normDaysFor(route, dwell.role, dwell.stallKind);
  return normDays !== null && dwell.days > normDays ? [{ kind: 'norm-exceeded', normDays, ...dwell }] : [];
}

/** The gates on the shortest permitted way from sender to recipient, ends left out; empty when there is no such way. */
function gatesBetween(route: Route, taken: HandOffTaken): readonly PartyRole[] {
  const cameFrom = new Map<PartyRole, PartyRole | null>([[taken.from, null]]);
  for (const role of cameFrom.keys()) {
    for (const next of route.handOffs) {
      if (next.from === role && !cameFrom.has(next.to) && permits(next, taken)) cameFrom.set(next.to, role);
    }
  }
  const between: PartyRole[] = [];
  for (
    let role = cameFrom.get(taken.to) ?? null;
    role !== null && role !== taken.from;
    role = cameFrom.get(role) ?? null
  )
    between.unshift(role);
  return between;
}

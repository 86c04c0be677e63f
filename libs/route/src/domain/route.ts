import type { Instant } from '#event-sourcing';
import type { PartyRole } from '#party';
import { formGroupOf, type Form, type Urgency } from '#signal';
import type { Gate, PermittedHandOff, StallKind } from './route.events.js';
import type { RouteVersion } from './route.decider.js';

/** What comparing and drawing need of a route. */
export type Route = Pick<RouteVersion, 'gates' | 'handOffs' | 'triageEveryDays'>;

/** What a signal was known to be when somebody moved it. */
export interface SignalTraits {
  readonly forms: readonly Form[];
  readonly urgency: Urgency;
}

/** The version that was in force at an instant; null before the first one. The order of `versions` does not matter. */
export function routeInForce<Version extends Pick<RouteVersion, 'inForceFrom'>>(
  versions: readonly Version[],
  at: Instant,
): Version | null {
  return versions.reduce<Version | null>(
    (found, version) =>
      version.inForceFrom <= at && (found === null || version.inForceFrom > found.inForceFrom)
        ? version
        : found,
    null,
  );
}

export function gateOf(route: Pick<Route, 'gates'>, role: PartyRole): Gate | undefined {
  return route.gates.find((gate) => gate.role === role);
}

/** Days that this kind of waiting may last at this gate; null: no norm (no route, not a gate, or none published). */
export function normDaysFor(
  route: Pick<Route, 'gates'> | null,
  role: PartyRole,
  stallKind: StallKind,
): number | null {
  return (route && gateOf(route, role)?.normDays[stallKind]) ?? null;
}

/** Whether the route lets a signal with these traits go this way. A form that a hand-off names as a group covers its kinds. */
export function permits({ forms, acuteOnly }: PermittedHandOff, signal: SignalTraits): boolean {
  return (
    (!acuteOnly || signal.urgency === 'acute') &&
    (forms === null || formsCovered(forms, signal.forms).length > 0)
  );
}

/** Those of a signal's forms that the listed forms cover. */
export function formsCovered(listed: readonly Form[], forms: readonly Form[]): readonly Form[] {
  return forms.filter((form) => listed.includes(form) || listed.includes(formGroupOf(form)));
}

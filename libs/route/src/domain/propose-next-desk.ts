import type { PartyRole } from '#party';
import type { Form, Urgency } from '#signal';
import type { PermittedHandOff } from './route.events.js';
import { formsCovered, gateOf, permits, type Route } from './route.js';

/** Why the route leads to a desk. */
export type WhyThisDesk =
  /** The way for acute signals. */
  | { readonly kind: 'acute' }
  /** The branch for these of the signal's forms. */
  | { readonly kind: 'form'; readonly forms: readonly Form[] }
  /** The way for every signal. */
  | { readonly kind: 'listed' }
  /** The sender does not stand on the route: a first point of contact helps on. */
  | { readonly kind: 'first-contact' };

export interface DeskProposal {
  readonly role: PartyRole;
  readonly why: WhyThisDesk;
  /** Whether this desk reports to the registry. */
  readonly reports: boolean;
}

const BEST_FIRST: Readonly<Record<WhyThisDesk['kind'], number>> = {
  acute: 0,
  form: 1,
  listed: 2,
  'first-contact': 3,
};

/**
 * Where the route leads a signal from a desk, best first: the way for acute signals, then the branch of its form, then the
 * ways for all, in the order of the route. Several may hold at once (labour: the inspectorate as well as the region).
 */
export function proposeNextDesk(
  route: Route,
  role: PartyRole,
  forms: readonly Form[],
  urgency: Urgency,
): readonly DeskProposal[] {
  const proposals = gateOf(route, role) ? waysOn(route, role, forms, urgency) : firstContacts(route);
  return [...proposals]
    .sort((one, other) => BEST_FIRST[one.why.kind] - BEST_FIRST[other.why.kind])
    .filter((proposal, index, all) => all.findIndex((other) => other.role === proposal.role) === index);
}

function waysOn(
  route: Route,
  role: PartyRole,
  forms: readonly Form[],
  urgency: Urgency,
): readonly DeskProposal[] {
  return route.handOffs
    .filter((handOff) => handOff.from === role && permits(handOff, { forms, urgency }))
    .map((handOff) => propose(route, handOff.to, why(handOff, forms)));
}

function why({ acuteOnly, forms: listed }: PermittedHandOff, forms: readonly Form[]): WhyThisDesk {
  if (acuteOnly) return { kind: 'acute' };
  return listed === null ? { kind: 'listed' } : { kind: 'form', forms: formsCovered(listed, forms) };
}

function firstContacts(route: Route): readonly DeskProposal[] {
  return route.gates
    .filter((gate) => gate.firstContact)
    .map((gate) => propose(route, gate.role, { kind: 'first-contact' }));
}

function propose(route: Route, role: PartyRole, reason: WhyThisDesk): DeskProposal {
  return { role, why: reason, reports: gateOf(route, role)?.reports ?? false };
}

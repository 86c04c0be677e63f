import { DomainError } from '#event-sourcing';
import { ALL_PARTY_ROLES, mayHoldCustody, type PartyRole } from '#party';
import { FORMS } from '#signal';
import type { PublishRoute } from './route.commands.js';
import { STALL_KINDS, type Gate, type PermittedHandOff, type StallKind } from './route.events.js';

const LONGEST_NORM_DAYS = 365;

/** Refuses a route that contradicts itself: gates repeated, hand-offs off the route, norms out of range. */
export function requireSoundRoute({ gates, handOffs, triageEveryDays }: PublishRoute['data']): void {
  if (gates.length === 0) throw invalid('gates-required', 'A route has at least one gate', 'gates');
  gates.forEach((gate, index) => requireSoundGate(gate, gates.slice(0, index), `gates.${index}`));
  const roles = new Set(gates.map((gate) => gate.role));
  handOffs.forEach((handOff, index) =>
    requireSoundHandOff(handOff, roles, handOffs.slice(0, index), `handOffs.${index}`),
  );
  if (triageEveryDays !== null && !isDays(triageEveryDays, 1))
    throw outOfRange('triage-out-of-range', 1, 'triageEveryDays');
}

function requireSoundGate(gate: Gate, earlier: readonly Gate[], field: string): void {
  if (!(ALL_PARTY_ROLES as readonly string[]).includes(gate.role))
    throw invalid('unknown-role', 'No such role in the chain', `${field}.role`);
  if (earlier.some(({ role }) => role === gate.role))
    throw invalid('gate-repeated', `Gate ${gate.role} is listed twice`, `${field}.role`);
  if (!mayHoldCustody(gate.role))
    throw invalid('not-a-gate', `A party in the role ${gate.role} never holds a signal`, `${field}.role`);
  for (const [kind, days] of Object.entries(gate.normDays)) {
    if (!STALL_KINDS.includes(kind as StallKind))
      throw invalid(
        'unknown-stall-kind',
        `No such kind of waiting: known are ${STALL_KINDS.join(', ')}`,
        `${field}.normDays`,
      );
    if (!isDays(days, 0)) throw outOfRange('norm-out-of-range', 0, `${field}.normDays.${kind}`);
  }
}

function requireSoundHandOff(
  handOff: PermittedHandOff,
  gates: ReadonlySet<PartyRole>,
  earlier: readonly PermittedHandOff[],
  field: string,
): void {
  for (const end of ['from', 'to'] as const) {
    if (!gates.has(handOff[end]))
      throw invalid('hand-off-off-route', `${handOff[end]} is not a gate of this route`, `${field}.${end}`);
  }
  const { forms } = handOff;
  if (forms !== null) {
    if (forms.length === 0)
      throw invalid('forms-required', 'Name a form, or null for all forms', `${field}.forms`);
    if (new Set(forms).size < forms.length)
      throw invalid('form-repeated', 'A form is named twice', `${field}.forms`);
    if (forms.some((form) => !FORMS.includes(form)))
      throw invalid('unknown-form', `No such form: known are ${FORMS.join(', ')}`, `${field}.forms`);
  }
  if (earlier.some((other) => sameHandOff(other, handOff)))
    throw invalid('hand-off-repeated', 'This hand-off is listed twice', field);
}

function sameHandOff(one: PermittedHandOff, other: PermittedHandOff): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.acuteOnly === other.acuteOnly &&
    formKey(one) === formKey(other)
  );
}

function formKey({ forms }: PermittedHandOff): string {
  return forms === null ? '*' : [...forms].sort().join();
}

function isDays(days: unknown, least: number): boolean {
  return Number.isInteger(days) && (days as number) >= least && (days as number) <= LONGEST_NORM_DAYS;
}

function outOfRange(code: string, least: number, field: string): DomainError {
  return invalid(code, `A whole number of days from ${least} to ${LONGEST_NORM_DAYS}`, field);
}

function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError(code, message, 'invalid', field);
}

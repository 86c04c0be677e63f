import { DomainError, plusDays, type DecisionContext, type Instant } from '#event-sourcing';
import { levelOf, mayHoldCustody, worksIn, type ActingParty, type PartyRef } from '#party';
import { WHOLE_SIGNAL, type SignalEvent, type Subject } from '../signal.events.js';
import {
  inChain,
  openBranches,
  type Branch,
  type HandOff,
  type ReportingQuestion,
  type Signal,
} from '../signal.state.js';

export type Context = DecisionContext<ActingParty>;
export type Events = readonly SignalEvent[];

/** A hold or a deferral lasts a year at most. */
const LONGEST_DAYS = 366;

export function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError(code, message, 'invalid', field);
}
export function notFound(code: string, message: string, field?: string): DomainError {
  return new DomainError(code, message, 'not-found', field);
}
export function forbidden(code: string, message: string): DomainError {
  return new DomainError(code, message, 'forbidden');
}
export function conflict(code: string, message: string, field?: string): DomainError {
  return new DomainError(code, message, 'conflict', field);
}

/** The acting party without the person. */
export function by({ actor: { id, role, region, municipality } }: Context): PartyRef {
  return { id, role, region, municipality };
}

export function requireAfter({ occurredAt }: Context, cause: Instant): void {
  if (occurredAt < cause)
    throw invalid('before-cause', `It rests on something of ${cause}, which is later`, 'occurredAt');
}

/** An instant ahead, at most a year. */
export function requireAhead(instant: Instant, { occurredAt }: Context, field: string): void {
  if (instant <= occurredAt) throw invalid('not-ahead', 'This must lie after the moment of deciding', field);
  if (instant > plusDays(occurredAt, LONGEST_DAYS))
    throw invalid('too-far-ahead', 'This lies more than a year ahead', field);
}

export function requireBranch(signal: Signal, branchId: string): Branch {
  const branch = signal.branches.find((candidate) => candidate.id === branchId);
  if (branch === undefined)
    throw notFound('unknown-branch', 'The signal has no such branch of custody', 'branchId');
  return branch;
}

export function requireOpenBranch(signal: Signal, branchId: string): Branch {
  const branch = requireBranch(signal, branchId);
  if (branch.closedAt !== null)
    throw conflict('branch-closed', `This branch of custody was closed at ${branch.closedAt}`, 'branchId');
  return branch;
}

/** The open branch that the acting party holds since before what is recorded now. */
export function requireCustody(signal: Signal, branchId: string, context: Context): Branch {
  const branch = requireBranch(signal, branchId);
  if (branch.holder.id !== context.actor.id)
    throw forbidden('not-in-custody', 'Only the party that holds this branch does this');
  requireOpenBranch(signal, branchId);
  requireAfter(context, branch.openedAt);
  return branch;
}

/** Any open branch of the acting party, or a chain director of the region concerned. */
export function requireHolderOrDirector(signal: Signal, context: Context): void {
  if (isHolder(signal, context.actor.id) || isDirectorOf(signal, context.actor)) return;
  throw forbidden(
    'not-in-custody',
    'Only a party that holds the signal or a chain director of its region does this',
  );
}

export function isHolder(signal: Signal, partyId: string): boolean {
  return openBranches(signal).some((branch) => branch.holder.id === partyId);
}

/** The regions in which the chain of this signal runs: where it plays, and where its holders are or were. */
export function regionsOf(signal: Signal): readonly string[] {
  const regions = [signal.region, ...signal.branches.map((branch) => branch.holder.region)];
  return [...new Set(regions.filter((region) => region !== null))];
}

export function isDirectorOf(signal: Signal, { role, region }: PartyRef): boolean {
  return role === 'chain-director' && region !== null && regionsOf(signal).includes(region);
}

export function requireCanHold(party: PartyRef, field: string): void {
  if (!mayHoldCustody(party.role))
    throw invalid('cannot-hold-custody', `A party in the role ${party.role} does not hold signals`, field);
}

export function requireInRegions(signal: Signal, party: PartyRef, field: string): void {
  const regions = regionsOf(signal);
  if (party.region === null || regions.length === 0 || regions.some((region) => worksIn(party, region)))
    return;
  throw invalid(
    'party-outside-region',
    `Party ${party.id} works neither in the region of this signal nor nationally`,
    field,
  );
}

export function requireHandOff(signal: Signal, handOffId: string): HandOff {
  const handOff = signal.handOffs.find((candidate) => candidate.id === handOffId);
  if (handOff === undefined)
    throw notFound('unknown-hand-off', 'The signal has no such hand-off', 'handOffId');
  return handOff;
}

export function requirePending(handOff: HandOff, context: Context): void {
  if (handOff.outcome !== 'pending')
    throw conflict(`hand-off-${handOff.outcome}`, `The hand-off was ${handOff.outcome} already`);
  requireAfter(context, handOff.offeredAt);
}

/** The question as it is asked now: of the whole signal while no person is known, else of a known person. */
export function requireQuestion(signal: Signal, subject: Subject): ReportingQuestion {
  const question = signal.questions.find((candidate) => candidate.subject === subject);
  if (question === undefined) throw notFound('unknown-person', 'The signal has no such person', 'subject');
  if (question.specifiedAt !== null) {
    throw invalid(
      'wrong-subject',
      'Persons are known: the reporting question is asked for each of them',
      'subject',
    );
  }
  return question;
}

export function requireSubject(signal: Signal, subject: Subject): void {
  if (subject !== WHOLE_SIGNAL && !signal.persons.some((person) => person.id === subject)) {
    throw notFound('unknown-person', 'The signal has no such person', 'subject');
  }
}

export function requireInChain(signal: Signal, { actor }: Context): void {
  if (!inChain(signal, actor.id))
    throw forbidden('not-in-chain', 'Only a party in the chain of this signal does this');
}

export function requireCanReport({ role }: PartyRef, field: string): void {
  const level = levelOf(role);
  if (role === 'citizen' || level === 'registry' || level === 'oversight') {
    throw invalid('cannot-report', `A party in the role ${role} does not report to the registry`, field);
  }
}

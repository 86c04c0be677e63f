import type { Instant, Recorded } from '#event-sourcing';
import type { PartyRef } from '#party';
import type { SignalEvent, SignalRegistered, Subject } from './signal.events.js';
import type { ConsentScope, EndReason, LinkBasis } from './vocabulary.js';

/** One line of custody: a party holds the signal from `openedAt` until `closedAt`. */
export interface Branch {
  readonly id: string;
  readonly holder: PartyRef;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** The accepted hand-off by which the holder got it; null for the registrant and for a reopened branch. */
  readonly handOffId: string | null;
  /** Who gave it to the holder; null: nobody in the chain did. */
  readonly receivedFrom: PartyRef | null;
  /** The first branch: the reporter told the holder. */
  readonly fromReporter: boolean;
  readonly endReason: EndReason | null;
  readonly endedByMerge: boolean;
  readonly hold: { readonly since: Instant; readonly until: Instant } | null;
}

export interface HandOff {
  readonly id: string;
  readonly splitId: string;
  readonly fromBranchId: string;
  readonly from: PartyRef;
  readonly to: PartyRef;
  readonly keepsCustody: boolean;
  readonly offeredAt: Instant;
  readonly outcome: 'pending' | 'accepted' | 'declined' | 'withdrawn';
  readonly answeredAt: Instant | null;
}

export type ReportingStateName =
  'open' | 'assigned' | 'accepted' | 'submitted' | 'acknowledged' | 'waived' | 'deferred';

/** The one state of the reporting question of a subject, from `since` until `until` (null: still). */
export interface ReportingSpell {
  readonly state: ReportingStateName;
  readonly since: Instant;
  readonly until: Instant | null;
  /** Who is to report, or reported. */
  readonly party: PartyRef | null;
  /** By when (assigned, accepted), or until when it is put off (deferred). */
  readonly due: Instant | null;
}

/** The reporting question of a subject: its spells tile the time from its beginning. */
export interface ReportingQuestion {
  readonly subject: Subject;
  readonly spells: readonly ReportingSpell[];
  /** Set when persons became known and the question is asked for each of them. */
  readonly specifiedAt: Instant | null;
}

export interface Assumption {
  readonly subject: Subject;
  readonly by: PartyRef;
  readonly reliesOn: PartyRef;
  readonly since: Instant;
  readonly until: Instant | null;
}

export interface Consent {
  readonly subject: Subject;
  readonly scope: ConsentScope;
  readonly state: 'asked' | 'given' | 'refused' | 'withdrawn';
  readonly since: Instant;
}

export interface Report {
  readonly id: string;
  readonly subject: Subject;
  readonly by: PartyRef;
  readonly submittedAt: Instant;
  readonly complete: boolean;
  readonly acknowledgedAt: Instant | null;
}

export interface FeedbackDuty {
  readonly id: string;
  readonly from: PartyRef;
  readonly to: PartyRef | null;
  readonly about: 'picked-up' | 'outcome';
  readonly because: string;
  readonly since: Instant;
  readonly givenAt: Instant | null;
}

export interface TriageWait {
  readonly region: string;
  readonly since: Instant;
  readonly until: Instant | null;
}

/** All that is believed about one signal now. */
export interface Signal {
  readonly registration: SignalRegistered['data'];
  readonly receivedAt: Instant;
  readonly forms: SignalRegistered['data']['forms'];
  readonly urgency: SignalRegistered['data']['urgency'];
  readonly personCount: number | null;
  readonly region: string | null;
  readonly municipality: string | null;
  readonly branches: readonly Branch[];
  readonly handOffs: readonly HandOff[];
  readonly endedAt: Instant | null;
  readonly mergedInto: string | null;
  readonly absorbed: readonly string[];
  readonly links: readonly {
    readonly otherSignalId: string;
    readonly basis: LinkBasis;
    readonly since: Instant;
  }[];
  readonly persons: readonly { readonly id: string; readonly since: Instant; readonly commandId: string }[];
  readonly consents: readonly Consent[];
  readonly questions: readonly ReportingQuestion[];
  readonly assumptions: readonly Assumption[];
  readonly reports: readonly Report[];
  readonly duties: readonly FeedbackDuty[];
  readonly triageWaits: readonly TriageWait[];
}

/** The decider's state: the signal as believed now, and all that was recorded, so that a correction can be weighed. */
export interface SignalState {
  readonly signal: Signal | null;
  readonly recorded: readonly Recorded<SignalEvent>[];
}

export const NO_SIGNAL: SignalState = { signal: null, recorded: [] };

export function openBranches(signal: Signal): readonly Branch[] {
  return signal.branches.filter((branch) => branch.closedAt === null);
}

/** The parties that hold the signal now. */
export function holdersOf(signal: Signal): readonly PartyRef[] {
  return openBranches(signal).map((branch) => branch.holder);
}

export function currentSpell(question: ReportingQuestion): ReportingSpell {
  return question.spells[question.spells.length - 1] as ReportingSpell;
}

/** The questions that are asked now: of the signal as a whole, or of each known person. */
export function reportingQuestions(
  signal: Signal,
): readonly (ReportingSpell & { readonly subject: Subject })[] {
  return signal.questions
    .filter((question) => question.specifiedAt === null)
    .map((question) => ({ subject: question.subject, ...currentSpell(question) }));
}

export function consentOf(signal: Signal, subject: Subject, scope: ConsentScope): Consent | undefined {
  return signal.consents.find((consent) => consent.subject === subject && consent.scope === scope);
}

/** Pairs of parties that each rely on the other to report the same subject: the worst case (report §6.3). */
export function mutualAssumptions(
  signal: Signal,
): readonly { readonly subject: Subject; readonly parties: readonly [PartyRef, PartyRef] }[] {
  const active = signal.assumptions.filter((assumption) => assumption.until === null);
  return active
    .filter((a) => a.by.id < a.reliesOn.id)
    .filter((a) =>
      active.some((b) => b.subject === a.subject && b.by.id === a.reliesOn.id && b.reliesOn.id === a.by.id),
    )
    .map((a) => ({ subject: a.subject, parties: [a.by, a.reliesOn] }));
}

/** Whether a party holds or held the signal, was offered it, or was asked to report it. */
export function inChain(signal: Signal, partyId: string): boolean {
  return (
    signal.branches.some((branch) => branch.holder.id === partyId) ||
    signal.handOffs.some((handOff) => handOff.to.id === partyId) ||
    signal.questions.some((question) => question.spells.some((spell) => spell.party?.id === partyId))
  );
}

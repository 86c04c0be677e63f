import type { DomainEvent, Instant } from '#event-sourcing';
import type { PartyRef, PartyRole } from '#party';
import type {
  AgeBand,
  Channel,
  ConsentScope,
  Criterion,
  DeclineReason,
  EndReason,
  FeedbackOutcome,
  Form,
  HoldReason,
  Label,
  LegalBasis,
  LinkBasis,
  NationalityRegion,
  ReopenReason,
  Sex,
  TakeOverReason,
  Urgency,
  WaiveReason,
} from './vocabulary.js';

/** What the reporting question is about: the signal as a whole while no person is known, else one person (`personId`). */
export type Subject = string;
export const WHOLE_SIGNAL: Subject = 'signal';

/** How a reporting decision came about. */
export type DecidedVia =
  { readonly kind: 'decision' } | { readonly kind: 'meeting'; readonly meetingId: string };

/** Stream `signal-<id>`. */
export type SignalRegistered = DomainEvent<
  'signal.registered.v1',
  {
    readonly signalId: string;
    readonly branchId: string;
    readonly registeredBy: PartyRef;
    /** Who noticed it, as a role only. */
    readonly source: PartyRole;
    readonly channel: Channel;
    /** Null: not known. */
    readonly observedAt: Instant | null;
    readonly receivedAt: Instant;
    /** Where it plays, null when not known. */
    readonly region: string | null;
    readonly municipality: string | null;
    readonly forms: readonly Form[];
    readonly urgency: Urgency;
    /** Number of persons concerned, null when not known. */
    readonly personCount: number | null;
    /** SHA-256 (hex) of the reporter's receipt code; null when no receipt was asked for. */
    readonly receiptHash: string | null;
    /** Generated data is always marked. */
    readonly generated: boolean;
    /** Case id in the log it was imported from; null for signals registered here. */
    readonly importedFrom: string | null;
  }
>;

/** One offer to one party. A split makes several with one `splitId`; the sender keeps custody until every part is accepted. */
export type HandOffOffered = DomainEvent<
  'signal.hand-off-offered.v1',
  {
    readonly handOffId: string;
    readonly splitId: string;
    readonly fromBranchId: string;
    readonly from: PartyRef;
    readonly to: PartyRef;
    /** True: the sender goes on holding its branch also after acceptance. */
    readonly keepsCustody: boolean;
    /** Required across regions. */
    readonly legalBasis: LegalBasis | null;
  }
>;
export type HandOffAccepted = DomainEvent<
  'signal.hand-off-accepted.v1',
  { readonly handOffId: string; readonly branchId: string; readonly by: PartyRef }
>;
/** The sender's branch went over to the recipients: recorded with the last acceptance of a split. */
export type BranchPassedOn = DomainEvent<
  'signal.branch-passed-on.v1',
  { readonly branchId: string; readonly splitId: string }
>;
export type HandOffDeclined = DomainEvent<
  'signal.hand-off-declined.v1',
  { readonly handOffId: string; readonly by: PartyRef; readonly reason: DeclineReason }
>;
export type HandOffWithdrawn = DomainEvent<
  'signal.hand-off-withdrawn.v1',
  { readonly handOffId: string; readonly by: PartyRef }
>;

/** Coarse facts found out; a null field did not change. */
export type SignalEnriched = DomainEvent<
  'signal.enriched.v1',
  {
    readonly branchId: string;
    readonly by: PartyRef;
    readonly forms: readonly Form[] | null;
    readonly urgency: Urgency | null;
    readonly personCount: number | null;
    readonly region: string | null;
    readonly municipality: string | null;
  }
>;
export type SignalHeld = DomainEvent<
  'signal.held.v1',
  { readonly branchId: string; readonly by: PartyRef; readonly until: Instant; readonly reason: HoldReason }
>;
export type HoldReleased = DomainEvent<
  'signal.hold-released.v1',
  { readonly branchId: string; readonly by: PartyRef }
>;
export type CustodyTakenOver = DomainEvent<
  'signal.custody-taken-over.v1',
  {
    readonly branchId: string;
    readonly newBranchId: string;
    readonly from: PartyRef;
    readonly to: PartyRef;
    readonly by: PartyRef;
    readonly reason: TakeOverReason;
  }
>;
export type BranchEnded = DomainEvent<
  'signal.branch-ended.v1',
  {
    readonly branchId: string;
    readonly by: PartyRef;
    readonly reason: EndReason;
    /** With `relabelled` only. */
    readonly relabelledAs: Label | null;
  }
>;
/** All branches ended. Recorded with the last `branch-ended`. */
export type SignalEnded = DomainEvent<'signal.ended.v1', { readonly reason: EndReason }>;
export type SignalReopened = DomainEvent<
  'signal.reopened.v1',
  {
    readonly branchId: string;
    readonly holder: PartyRef;
    readonly by: PartyRef;
    readonly reason: ReopenReason;
  }
>;
export type SignalLinked = DomainEvent<
  'signal.linked.v1',
  { readonly otherSignalId: string; readonly basis: LinkBasis; readonly by: PartyRef }
>;
export type SignalUnlinked = DomainEvent<
  'signal.unlinked.v1',
  { readonly otherSignalId: string; readonly basis: LinkBasis; readonly by: PartyRef }
>;
/** This signal is a duplicate; each open branch ends with reason `duplicate` in the same append. */
export type SignalMerged = DomainEvent<'signal.merged.v1', { readonly into: string; readonly by: PartyRef }>;
/** Undoes a merge: every branch that the merge ended is opened again under a new id. */
export type MergeUndone = DomainEvent<
  'signal.merge-undone.v1',
  {
    readonly from: string;
    readonly by: PartyRef;
    readonly reopened: readonly { readonly branchId: string; readonly holder: PartyRef }[];
  }
>;
/** On the surviving signal, by automation. */
export type DuplicateAbsorbed = DomainEvent<'signal.duplicate-absorbed.v1', { readonly duplicateId: string }>;
export type DuplicateReleased = DomainEvent<'signal.duplicate-released.v1', { readonly duplicateId: string }>;

export type Correction =
  /** It did not happen. */
  | { readonly kind: 'void' }
  /** It happened at another time. */
  | { readonly kind: 'occurred-at'; readonly occurredAt: Instant }
  /** Some coded fields were wrong: the fields given replace those of the event. */
  | { readonly kind: 'data'; readonly fields: Readonly<Record<string, unknown>> };
export type FactCorrected = DomainEvent<
  'signal.fact-corrected.v1',
  { readonly corrects: string; readonly correction: Correction; readonly by: PartyRef }
>;

export type PersonIdentified = DomainEvent<
  'signal.person-identified.v1',
  {
    readonly personId: string;
    readonly by: PartyRef;
    readonly sex: Sex;
    readonly ageBand: AgeBand;
    readonly nationalityRegion: NationalityRegion;
    readonly forms: readonly Form[];
  }
>;

export type ConsentAsked = DomainEvent<
  'signal.consent-asked.v1',
  { readonly subject: Subject; readonly scope: ConsentScope; readonly by: PartyRef }
>;
export type ConsentGiven = DomainEvent<
  'signal.consent-given.v1',
  { readonly subject: Subject; readonly scope: ConsentScope; readonly by: PartyRef }
>;
export type ConsentRefused = DomainEvent<
  'signal.consent-refused.v1',
  { readonly subject: Subject; readonly scope: ConsentScope; readonly by: PartyRef }
>;
export type ConsentWithdrawn = DomainEvent<
  'signal.consent-withdrawn.v1',
  { readonly subject: Subject; readonly scope: ConsentScope; readonly by: PartyRef }
>;

export type ReportingAssigned = DomainEvent<
  'signal.reporting-assigned.v1',
  {
    readonly subject: Subject;
    readonly to: PartyRef;
    readonly due: Instant;
    readonly by: PartyRef;
    readonly via: DecidedVia;
  }
>;
export type ReportingAccepted = DomainEvent<
  'signal.reporting-accepted.v1',
  { readonly subject: Subject; readonly by: PartyRef }
>;
export type ReportingDeclined = DomainEvent<
  'signal.reporting-declined.v1',
  { readonly subject: Subject; readonly by: PartyRef; readonly reason: DeclineReason }
>;
export type ReportingWaived = DomainEvent<
  'signal.reporting-waived.v1',
  { readonly subject: Subject; readonly reason: WaiveReason; readonly by: PartyRef; readonly via: DecidedVia }
>;
export type ReportingDeferred = DomainEvent<
  'signal.reporting-deferred.v1',
  { readonly subject: Subject; readonly until: Instant; readonly by: PartyRef; readonly via: DecidedVia }
>;
/** A waived question is asked again (new information). */
export type ReportingQuestionReopened = DomainEvent<
  'signal.reporting-question-reopened.v1',
  { readonly subject: Subject; readonly by: PartyRef }
>;
/** `by` relies on `reliesOn` to report. Does not answer the question. */
export type ReportingAssumed = DomainEvent<
  'signal.reporting-assumed.v1',
  { readonly subject: Subject; readonly by: PartyRef; readonly reliesOn: PartyRef }
>;
export type AssumptionWithdrawn = DomainEvent<
  'signal.assumption-withdrawn.v1',
  { readonly subject: Subject; readonly by: PartyRef; readonly reliesOn: PartyRef }
>;

export type ReportSubmitted = DomainEvent<
  'signal.report-submitted.v1',
  {
    readonly reportId: string;
    readonly subject: Subject;
    readonly by: PartyRef;
    readonly criteria: readonly Criterion[];
    readonly legalBasis: LegalBasis;
    /** False: only a partial identification yet (two initials); to be completed. */
    readonly complete: boolean;
  }
>;
export type ReportCompleted = DomainEvent<
  'signal.report-completed.v1',
  { readonly reportId: string; readonly by: PartyRef }
>;
export type ReportAcknowledged = DomainEvent<
  'signal.report-acknowledged.v1',
  {
    readonly reportId: string;
    readonly registryNumber: string;
    /** The registry's person number: unique persons are counted by it. */
    readonly registryPersonNumber: string;
    readonly by: PartyRef;
  }
>;

/** `from` owes `to` word on what happened. `to` null: the reporter, who sees it with the receipt code. */
export type FeedbackOwed = DomainEvent<
  'signal.feedback-owed.v1',
  {
    readonly dutyId: string;
    readonly from: PartyRef;
    readonly to: PartyRef | null;
    readonly about: 'picked-up' | 'outcome';
    /** The accepted hand-off (or registration, by branch id) by which `from` got it from `to`. */
    readonly because: string;
  }
>;
export type FeedbackGiven = DomainEvent<
  'signal.feedback-given.v1',
  { readonly dutyId: string; readonly by: PartyRef; readonly outcome: FeedbackOutcome }
>;

export type TriageRequested = DomainEvent<
  'signal.triage-requested.v1',
  { readonly region: string; readonly by: PartyRef }
>;
/** A meeting dealt with it. By automation. */
export type TriageHeld = DomainEvent<
  'signal.triage-held.v1',
  { readonly region: string; readonly meetingId: string }
>;

export type SignalEvent =
  | SignalRegistered
  | HandOffOffered
  | HandOffAccepted
  | BranchPassedOn
  | HandOffDeclined
  | HandOffWithdrawn
  | SignalEnriched
  | SignalHeld
  | HoldReleased
  | CustodyTakenOver
  | BranchEnded
  | SignalEnded
  | SignalReopened
  | SignalLinked
  | SignalUnlinked
  | SignalMerged
  | MergeUndone
  | DuplicateAbsorbed
  | DuplicateReleased
  | FactCorrected
  | PersonIdentified
  | ConsentAsked
  | ConsentGiven
  | ConsentRefused
  | ConsentWithdrawn
  | ReportingAssigned
  | ReportingAccepted
  | ReportingDeclined
  | ReportingWaived
  | ReportingDeferred
  | ReportingQuestionReopened
  | ReportingAssumed
  | AssumptionWithdrawn
  | ReportSubmitted
  | ReportCompleted
  | ReportAcknowledged
  | FeedbackOwed
  | FeedbackGiven
  | TriageRequested
  | TriageHeld;

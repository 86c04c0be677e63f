import type { Instant } from '#event-sourcing';
import type { PartyRef } from '#party';
import type {
  FeedbackOwed,
  HandOffOffered,
  PersonIdentified,
  ReportAcknowledged,
  ReportSubmitted,
  SignalEnriched,
  SignalRegistered,
  Correction,
  DecidedVia,
  Subject,
} from './signal.events.js';
import type {
  ConsentScope,
  DeclineReason,
  EndReason,
  FeedbackOutcome,
  HoldReason,
  Label,
  LegalBasis,
  LinkBasis,
  ReopenReason,
  TakeOverReason,
  WaiveReason,
} from './vocabulary.js';

/** Commands on one signal. The acting party and the time come from the decision context; ids are derived from the command id. */
interface Command<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

export type RegisterSignal = Command<
  'register-signal',
  Omit<SignalRegistered['data'], 'branchId' | 'registeredBy'>
>;
export type OfferHandOff = Command<
  'offer-hand-off',
  {
    readonly branchId: string;
    /** One: a plain hand-off; several: a split. */
    readonly to: readonly PartyRef[];
    readonly keepsCustody: boolean;
    readonly legalBasis: HandOffOffered['data']['legalBasis'];
  }
>;
export type AcceptHandOff = Command<'accept-hand-off', { readonly handOffId: string }>;
export type DeclineHandOff = Command<
  'decline-hand-off',
  { readonly handOffId: string; readonly reason: DeclineReason }
>;
export type WithdrawHandOff = Command<'withdraw-hand-off', { readonly handOffId: string }>;
export type EnrichSignal = Command<'enrich-signal', Omit<SignalEnriched['data'], 'by'>>;
export type HoldUntil = Command<
  'hold-until',
  { readonly branchId: string; readonly until: Instant; readonly reason: HoldReason }
>;
export type ReleaseHold = Command<'release-hold', { readonly branchId: string }>;
export type TakeOverCustody = Command<
  'take-over-custody',
  { readonly branchId: string; readonly to: PartyRef; readonly reason: TakeOverReason }
>;
export type EndBranch = Command<
  'end-branch',
  { readonly branchId: string; readonly reason: EndReason; readonly relabelledAs: Label | null }
>;
export type ReopenSignal = Command<
  'reopen-signal',
  { readonly holder: PartyRef; readonly reason: ReopenReason }
>;
export type LinkSignal = Command<
  'link-signal',
  { readonly otherSignalId: string; readonly basis: LinkBasis }
>;
export type UnlinkSignal = Command<
  'unlink-signal',
  { readonly otherSignalId: string; readonly basis: LinkBasis }
>;
export type MergeSignal = Command<'merge-signal', { readonly into: string }>;
export type UndoMerge = Command<'undo-merge', Record<string, never>>;
export type AbsorbDuplicate = Command<'absorb-duplicate', { readonly duplicateId: string }>;
export type ReleaseDuplicate = Command<'release-duplicate', { readonly duplicateId: string }>;
export type CorrectFact = Command<
  'correct-fact',
  { readonly corrects: string; readonly correction: Correction }
>;
export type IdentifyPersons = Command<
  'identify-persons',
  { readonly persons: readonly Omit<PersonIdentified['data'], 'personId' | 'by'>[] }
>;
export type RecordConsent = Command<
  'record-consent',
  {
    readonly subject: Subject;
    readonly scope: ConsentScope;
    readonly answer: 'asked' | 'given' | 'refused' | 'withdrawn';
  }
>;
export type AssignReporting = Command<
  'assign-reporting',
  { readonly subject: Subject; readonly to: PartyRef; readonly due: Instant; readonly via: DecidedVia }
>;
export type AcceptReporting = Command<'accept-reporting', { readonly subject: Subject }>;
export type DeclineReporting = Command<
  'decline-reporting',
  { readonly subject: Subject; readonly reason: DeclineReason }
>;
export type WaiveReporting = Command<
  'waive-reporting',
  { readonly subject: Subject; readonly reason: WaiveReason; readonly via: DecidedVia }
>;
export type DeferReporting = Command<
  'defer-reporting',
  { readonly subject: Subject; readonly until: Instant; readonly via: DecidedVia }
>;
export type ReopenReportingQuestion = Command<'reopen-reporting-question', { readonly subject: Subject }>;
export type AssumeReporting = Command<
  'assume-reporting',
  { readonly subject: Subject; readonly reliesOn: PartyRef }
>;
export type WithdrawAssumption = Command<
  'withdraw-assumption',
  { readonly subject: Subject; readonly reliesOn: PartyRef }
>;
export type SubmitReport = Command<
  'submit-report',
  Omit<ReportSubmitted['data'], 'reportId' | 'by' | 'legalBasis'> & { readonly legalBasis: LegalBasis }
>;
export type CompleteReport = Command<'complete-report', { readonly reportId: string }>;
export type AcknowledgeReport = Command<'acknowledge-report', Omit<ReportAcknowledged['data'], 'by'>>;
export type GiveFeedback = Command<
  'give-feedback',
  { readonly dutyId: FeedbackOwed['data']['dutyId']; readonly outcome: FeedbackOutcome }
>;
export type RequestTriage = Command<'request-triage', { readonly region: string }>;
export type RecordTriageHeld = Command<
  'record-triage-held',
  { readonly region: string; readonly meetingId: string }
>;

export type SignalCommand =
  | RegisterSignal
  | OfferHandOff
  | AcceptHandOff
  | DeclineHandOff
  | WithdrawHandOff
  | EnrichSignal
  | HoldUntil
  | ReleaseHold
  | TakeOverCustody
  | EndBranch
  | ReopenSignal
  | LinkSignal
  | UnlinkSignal
  | MergeSignal
  | UndoMerge
  | AbsorbDuplicate
  | ReleaseDuplicate
  | CorrectFact
  | IdentifyPersons
  | RecordConsent
  | AssignReporting
  | AcceptReporting
  | DeclineReporting
  | WaiveReporting
  | DeferReporting
  | ReopenReportingQuestion
  | AssumeReporting
  | WithdrawAssumption
  | SubmitReport
  | CompleteReport
  | AcknowledgeReport
  | GiveFeedback
  | RequestTriage
  | RecordTriageHeld;

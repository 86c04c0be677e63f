import type { Lane, QuestionState, ResponsibilityMark, TrayKind } from '#ledger';
import type { OperationsEvent } from '#operations';
import type { PartyEvent, PartyLevel, PartyRole, ReportingBody } from '#party';
import type { RouteEvent, StallKind } from '#route';
import type {
  AgeBand,
  Channel,
  ConsentScope,
  Criterion,
  DeclineReason,
  EndReason,
  FeedbackOutcome,
  Form,
  FormGroup,
  HoldReason,
  Label,
  LegalBasis,
  LinkBasis,
  NationalityRegion,
  ReopenReason,
  Sex,
  SignalEvent,
  TakeOverReason,
  Urgency,
  WaiveReason,
} from '#signal';
import type { AgendaCause, MeetingAction, MeetingEvent, ReportingAnswer } from '#triage';

/** What a replay shows of a state, and in which words it tells of it. */
export const REPLAY_WORDS = [
  'state',
  'endedAt',
  'mergedInto',
  'forms',
  'urgency',
  'personCount',
  'region',
  'municipality',
  'holders',
  'offers',
  'holds',
  'persons',
  'reporting',
  'assumptions',
  'mutualAssumptions',
  'reports',
  'feedback',
  'consent',
  'links',
  'duplicates',
  'awaitingTriage',
  'startsAt',
  'agenda',
  'decisions',
  'undecided',
  'name',
  'version',
  'inForceFrom',
] as const;
export type ReplayWord = (typeof REPLAY_WORDS)[number];

type FactType = (PartyEvent | RouteEvent | SignalEvent | MeetingEvent | OperationsEvent)['type'];

/** Words for every code that the product shows. The compiler says when a language lacks one. */
export interface Catalogue {
  readonly role: Readonly<Record<PartyRole, string>>;
  readonly level: Readonly<Record<PartyLevel, string>>;
  readonly reportingBody: Readonly<Record<ReportingBody, string>>;
  readonly form: Readonly<Record<Form, string>>;
  readonly formGroup: Readonly<Record<FormGroup, string>>;
  readonly urgency: Readonly<Record<Urgency, string>>;
  readonly channel: Readonly<Record<Channel, string>>;
  readonly endReason: Readonly<Record<EndReason | 'still-here', string>>;
  readonly label: Readonly<Record<Label, string>>;
  readonly declineReason: Readonly<Record<DeclineReason, string>>;
  readonly holdReason: Readonly<Record<HoldReason, string>>;
  readonly takeOverReason: Readonly<Record<TakeOverReason, string>>;
  readonly reopenReason: Readonly<Record<ReopenReason, string>>;
  readonly linkBasis: Readonly<Record<LinkBasis, string>>;
  readonly legalBasis: Readonly<Record<LegalBasis, string>>;
  readonly consentScope: Readonly<Record<ConsentScope, string>>;
  readonly consentAnswer: Readonly<Record<'asked' | 'given' | 'refused' | 'withdrawn', string>>;
  readonly waiveReason: Readonly<Record<WaiveReason, string>>;
  readonly criterion: Readonly<Record<Criterion, string>>;
  readonly feedbackOutcome: Readonly<Record<FeedbackOutcome, string>>;
  readonly feedbackAbout: Readonly<Record<'picked-up' | 'outcome', string>>;
  readonly nationalityRegion: Readonly<Record<NationalityRegion, string>>;
  readonly ageBand: Readonly<Record<AgeBand, string>>;
  readonly sex: Readonly<Record<Sex, string>>;
  readonly stallKind: Readonly<Record<StallKind, string>>;
  readonly questionState: Readonly<Record<QuestionState, string>>;
  readonly responsibilityMark: Readonly<Record<ResponsibilityMark, string>>;
  readonly trayKind: Readonly<Record<TrayKind, string>>;
  readonly signalState: Readonly<Record<'live' | 'ended', string>>;
  readonly handOffState: Readonly<Record<'pending' | 'accepted' | 'declined' | 'withdrawn', string>>;
  readonly meetingState: Readonly<Record<'planned' | 'closed' | 'cancelled', string>>;
  readonly meetingAction: Readonly<Record<MeetingAction, string>>;
  readonly agendaCause: Readonly<Record<AgendaCause, string>>;
  readonly fact: Readonly<Record<FactType, string>>;
  /** What the rows of the ledger tell of. */
  readonly lane: Readonly<Record<Lane, string>>;
  readonly replay: Readonly<Record<ReplayWord, string>>;
  readonly partyState: Readonly<Record<'open' | 'closed', string>>;
  readonly reportingAnswer: Readonly<Record<ReportingAnswer['kind'], string>>;
}

export type MessageGroup = keyof Catalogue;

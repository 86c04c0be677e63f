import type { Instant } from '#event-sourcing';
import type { PartyRef } from '#party';
import type { FeedbackOutcome, Subject } from '#signal';
import type { AgendaCause, MeetingAction, MeetingPlanned, ReportingAnswer } from './meeting.events.js';

/** Commands on one triage meeting, stream `meeting-<id>`. The acting party and the time come from the decision context. */
interface Command<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

/** A reporting question that nobody has answered. */
export interface OpenQuestion {
  readonly signalId: string;
  readonly subject: Subject;
}

export type PlanMeeting = Command<'plan-meeting', MeetingPlanned['data']>;
export type CancelMeeting = Command<'cancel-meeting', Record<string, never>>;
export type PutOnAgenda = Command<
  'put-on-agenda',
  { readonly signalId: string; readonly subjects: readonly Subject[]; readonly cause: AgendaCause }
>;
export type TakeOffAgenda = Command<'take-off-agenda', { readonly signalId: string }>;
export type ChangeAgendaSubjects = Command<
  'change-agenda-subjects',
  { readonly signalId: string; readonly subjects: readonly Subject[] }
>;
export type DecideReporting = Command<
  'decide-reporting',
  { readonly signalId: string; readonly subject: Subject; readonly answer: ReportingAnswer }
>;
export type DecideAction = Command<
  'decide-action',
  {
    readonly signalId: string;
    readonly party: PartyRef;
    readonly action: MeetingAction;
    readonly due: Instant;
  }
>;
export type MarkActionDone = Command<'mark-action-done', { readonly decisionId: string }>;
/** The acting party will tell `to` what came of the signal. */
export type DecideFeedback = Command<
  'decide-feedback',
  { readonly signalId: string; readonly to: PartyRef; readonly outcome: FeedbackOutcome }
>;
export type MarkDecisionApplied = Command<'mark-decision-applied', { readonly decisionId: string }>;
/** `code` names the rule by which the signal refused the decision. */
export type MarkDecisionOvertaken = Command<
  'mark-decision-overtaken',
  { readonly decisionId: string; readonly code: string }
>;
/** `openQuestions`: what the signals on the agenda say themselves at closing, loaded by the handler from their streams. */
export type CloseMeeting = Command<'close-meeting', { readonly openQuestions: readonly OpenQuestion[] }>;

export type MeetingCommand =
  | PlanMeeting
  | CancelMeeting
  | PutOnAgenda
  | TakeOffAgenda
  | ChangeAgendaSubjects
  | DecideReporting
  | DecideAction
  | MarkActionDone
  | DecideFeedback
  | MarkDecisionApplied
  | MarkDecisionOvertaken
  | CloseMeeting;

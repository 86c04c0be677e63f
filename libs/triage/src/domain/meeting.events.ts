import type { DomainEvent, Instant } from '#event-sourcing';
import type { PartyRef } from '#party';
import type { FeedbackOutcome, Subject, WaiveReason } from '#signal';

/** Why a signal stands on the agenda. */
export const AGENDA_CAUSES = [
  'requested',
  'open-question',
  'deferred-until-now',
  'unkept',
  'declined',
  'assumed',
  'added',
] as const;
export type AgendaCause = (typeof AGENDA_CAUSES)[number];

/** The three answers to the reporting question. */
export type ReportingAnswer =
  | { readonly kind: 'assign'; readonly to: PartyRef; readonly due: Instant }
  | { readonly kind: 'waive'; readonly reason: WaiveReason }
  | { readonly kind: 'defer'; readonly until: Instant };

export const MEETING_ACTIONS = [
  'investigate',
  'arrange-care',
  'arrange-shelter',
  'talk-to-victim',
  'inspect',
  'enrich',
  'hand-on',
  'other',
] as const;
export type MeetingAction = (typeof MEETING_ACTIONS)[number];

/** Stream `meeting-<id>`. */
export type MeetingPlanned = DomainEvent<
  'triage.meeting-planned.v1',
  {
    readonly meetingId: string;
    readonly region: string;
    readonly startsAt: Instant;
    readonly chair: PartyRef;
    readonly members: readonly PartyRef[];
    readonly generated: boolean;
  }
>;
export type MeetingCancelled = DomainEvent<'triage.meeting-cancelled.v1', { readonly by: PartyRef }>;
/** `subjects`: whose reporting question must be answered (the whole signal, or each known person). */
export type SignalPutOnAgenda = DomainEvent<
  'triage.signal-put-on-agenda.v1',
  { readonly signalId: string; readonly subjects: readonly Subject[]; readonly cause: AgendaCause }
>;
export type SignalTakenOffAgenda = DomainEvent<
  'triage.signal-taken-off-agenda.v1',
  { readonly signalId: string; readonly by: PartyRef }
>;
/** A person became known, or the question was answered outside the meeting. */
export type AgendaSubjectsChanged = DomainEvent<
  'triage.agenda-subjects-changed.v1',
  { readonly signalId: string; readonly subjects: readonly Subject[] }
>;
export type ReportingDecided = DomainEvent<
  'triage.reporting-decided.v1',
  {
    readonly decisionId: string;
    readonly signalId: string;
    readonly subject: Subject;
    readonly answer: ReportingAnswer;
    readonly by: PartyRef;
  }
>;
export type ActionDecided = DomainEvent<
  'triage.action-decided.v1',
  {
    readonly decisionId: string;
    readonly signalId: string;
    readonly party: PartyRef;
    readonly action: MeetingAction;
    readonly due: Instant;
    readonly by: PartyRef;
  }
>;
export type ActionDone = DomainEvent<
  'triage.action-done.v1',
  { readonly decisionId: string; readonly by: PartyRef }
>;
export type FeedbackDecided = DomainEvent<
  'triage.feedback-decided.v1',
  {
    readonly decisionId: string;
    readonly signalId: string;
    readonly by: PartyRef;
    readonly to: PartyRef;
    readonly outcome: FeedbackOutcome;
  }
>;
/** The decision is now part of the signal's own history. By automation. */
export type DecisionApplied = DomainEvent<'triage.decision-applied.v1', { readonly decisionId: string }>;
/** The signal had moved on (e.g. it was reported meanwhile); `code` names the rule that refused it. By automation. */
export type DecisionOvertaken = DomainEvent<
  'triage.decision-overtaken.v1',
  { readonly decisionId: string; readonly code: string }
>;
export type MeetingClosed = DomainEvent<'triage.meeting-closed.v1', { readonly by: PartyRef }>;

export type MeetingEvent =
  | MeetingPlanned
  | MeetingCancelled
  | SignalPutOnAgenda
  | SignalTakenOffAgenda
  | AgendaSubjectsChanged
  | ReportingDecided
  | ActionDecided
  | ActionDone
  | FeedbackDecided
  | DecisionApplied
  | DecisionOvertaken
  | MeetingClosed;

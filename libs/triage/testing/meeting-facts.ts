import { plusDays, type DomainEvent, type Instant } from '#event-sourcing';
import { aParty, REGION } from '#party/testing';
import { WHOLE_SIGNAL } from '#signal';
import type {
  ActionDecided,
  ActionDone,
  AgendaSubjectsChanged,
  DecisionApplied,
  DecisionOvertaken,
  FeedbackDecided,
  MeetingCancelled,
  MeetingClosed,
  MeetingEvent,
  MeetingPlanned,
  ReportingDecided,
  SignalPutOnAgenda,
  SignalTakenOffAgenda,
} from '#triage';

/** When the meeting of these facts was planned, when it starts, and a date well after it. */
export const PLANNED_AT: Instant = '2031-03-03T09:00:00.000Z';
export const MEETING_STARTS_AT: Instant = '2031-03-10T13:00:00.000Z';
export const AFTER_MEETING: Instant = plusDays(MEETING_STARTS_AT, 14);
/** Half an hour into the meeting. */
export const IN_MEETING: Instant = '2031-03-10T13:30:00.000Z';

export const CHAIR = aParty('chain-director');
export const CARE_COORDINATOR = aParty('care-coordinator');
export const POLICE_TEAM = aParty('tmm');

/** A named fact: its usual data, with some of it told otherwise. */
function fact<Event extends MeetingEvent>(type: Event['type'], usual: Event['data'], usuallyAt: Instant) {
  return (data: Partial<Event['data']> = {}, occurredAt: Instant = usuallyAt): Event =>
    ({ type, occurredAt, data: { ...usual, ...data } }) as DomainEvent as Event;
}

export const aMeetingPlanned = fact<MeetingPlanned>(
  'triage.meeting-planned.v1',
  {
    meetingId: 'meeting-1',
    region: REGION,
    startsAt: MEETING_STARTS_AT,
    chair: CHAIR,
    members: [CHAIR, CARE_COORDINATOR, POLICE_TEAM],
    generated: false,
  },
  PLANNED_AT,
);
export const aMeetingCancelled = fact<MeetingCancelled>(
  'triage.meeting-cancelled.v1',
  { by: CHAIR },
  PLANNED_AT,
);
export const aSignalPutOnAgenda = fact<SignalPutOnAgenda>(
  'triage.signal-put-on-agenda.v1',
  { signalId: 'signal-1', subjects: [WHOLE_SIGNAL], cause: 'open-question' },
  PLANNED_AT,
);
export const aSignalTakenOffAgenda = fact<SignalTakenOffAgenda>(
  'triage.signal-taken-off-agenda.v1',
  { signalId: 'signal-1', by: CHAIR },
  PLANNED_AT,
);
export const anAgendaSubjectsChanged = fact<AgendaSubjectsChanged>(
  'triage.agenda-subjects-changed.v1',
  { signalId: 'signal-1', subjects: ['person-a', 'person-b'] },
  PLANNED_AT,
);
export const aReportingDecided = fact<ReportingDecided>(
  'triage.reporting-decided.v1',
  {
    decisionId: 'decision-1',
    signalId: 'signal-1',
    subject: WHOLE_SIGNAL,
    answer: { kind: 'assign', to: POLICE_TEAM, due: AFTER_MEETING },
    by: CHAIR,
  },
  IN_MEETING,
);
export const anActionDecided = fact<ActionDecided>(
  'triage.action-decided.v1',
  {
    decisionId: 'decision-2',
    signalId: 'signal-1',
    party: CARE_COORDINATOR,
    action: 'arrange-care',
    due: AFTER_MEETING,
    by: CHAIR,
  },
  IN_MEETING,
);
export const anActionDone = fact<ActionDone>(
  'triage.action-done.v1',
  { decisionId: 'decision-2', by: CARE_COORDINATOR },
  AFTER_MEETING,
);
export const aFeedbackDecided = fact<FeedbackDecided>(
  'triage.feedback-decided.v1',
  {
    decisionId: 'decision-3',
    signalId: 'signal-1',
    by: CHAIR,
    to: aParty('attention-officer'),
    outcome: 'under-investigation',
  },
  IN_MEETING,
);
export const aDecisionApplied = fact<DecisionApplied>(
  'triage.decision-applied.v1',
  { decisionId: 'decision-1' },
  IN_MEETING,
);
export const aDecisionOvertaken = fact<DecisionOvertaken>(
  'triage.decision-overtaken.v1',
  { decisionId: 'decision-1', code: 'already-reported' },
  IN_MEETING,
);
export const aMeetingClosed = fact<MeetingClosed>(
  'triage.meeting-closed.v1',
  { by: CHAIR },
  '2031-03-10T15:00:00.000Z',
);

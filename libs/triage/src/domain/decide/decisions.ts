import { DomainError, plusDays, type Instant } from '#event-sourcing';
import { mayReport, type PartyRef } from '#party';
import type {
  DecideAction,
  DecideFeedback,
  DecideReporting,
  MarkActionDone,
  MarkDecisionApplied,
  MarkDecisionOvertaken,
} from '../meeting.commands.js';
import type { MeetingEvent, ReportingAnswer } from '../meeting.events.js';
import { standingDecision, type Meeting } from '../meeting.state.js';
import {
  invalid,
  requireAtTheTable,
  requireDecision,
  requireOnAgenda,
  requireOpen,
  requireWorksIn,
  type Context,
} from './guards.js';

const LONGEST_DEFERRAL_DAYS = 366;

/** Answers the reporting question of one subject; a later answer replaces an earlier one. */
export function decideReporting(
  meeting: Meeting,
  { signalId, subject, answer }: DecideReporting['data'],
  context: Context,
  by: PartyRef,
): readonly MeetingEvent[] {
  requireMayDecide(meeting, context);
  if (!requireOnAgenda(meeting, signalId).subjects.includes(subject)) {
    throw new DomainError(
      'subject-not-on-agenda',
      `Subject ${subject} of signal ${signalId} is not on the agenda`,
      'not-found',
      'subject',
    );
  }
  requireSoundAnswer(meeting, answer, context);
  const standing = standingDecision(meeting, signalId, subject);
  if (standing && sameAnswer(standing.answer, answer)) return [];
  return [
    {
      type: 'triage.reporting-decided.v1',
      occurredAt: context.occurredAt,
      data: { decisionId: context.id('decision'), signalId, subject, answer, by },
    },
  ];
}

export function decideAction(
  meeting: Meeting,
  { signalId, party, action, due }: DecideAction['data'],
  context: Context,
  by: PartyRef,
): readonly MeetingEvent[] {
  requireMayDecide(meeting, context);
  requireOnAgenda(meeting, signalId);
  requireWorksIn(party, meeting.region, 'party');
  requireAfterMeeting(meeting, due, 'due', context);
  return [
    {
      type: 'triage.action-decided.v1',
      occurredAt: context.occurredAt,
      data: { decisionId: context.id('decision'), signalId, party, action, due, by },
    },
  ];
}

/** Also after the meeting: by the party that was to act, or by the table. */
export function markActionDone(
  meeting: Meeting,
  { decisionId }: MarkActionDone['data'],
  context: Context,
  by: PartyRef,
): readonly MeetingEvent[] {
  const decision = requireDecision(meeting, decisionId, 'action', context);
  if (decision.party.id !== by.id) requireAtTheTable(meeting, context);
  return decision.done
    ? []
    : [{ type: 'triage.action-done.v1', occurredAt: context.occurredAt, data: { decisionId, by } }];
}

export function decideFeedback(
  meeting: Meeting,
  { signalId, to, outcome }: DecideFeedback['data'],
  context: Context,
  by: PartyRef,
): readonly MeetingEvent[] {
  requireMayDecide(meeting, context);
  requireOnAgenda(meeting, signalId);
  if (to.id === by.id) throw invalid('feedback-to-self', 'Feedback goes to another party', 'to');
  return [
    {
      type: 'triage.feedback-decided.v1',
      occurredAt: context.occurredAt,
      data: { decisionId: context.id('decision'), signalId, by, to, outcome },
    },
  ];
}

export function markDecisionApplied(
  meeting: Meeting,
  { decisionId }: MarkDecisionApplied['data'],
  context: Context,
): readonly MeetingEvent[] {
  if (!requirePending(meeting, decisionId, 'applied', context)) return [];
  return [{ type: 'triage.decision-applied.v1', occurredAt: context.occurredAt, data: { decisionId } }];
}

export function markDecisionOvertaken(
  meeting: Meeting,
  { decisionId, code }: MarkDecisionOvertaken['data'],
  context: Context,
): readonly MeetingEvent[] {
  if (!requirePending(meeting, decisionId, 'overtaken', context)) return [];
  return [
    { type: 'triage.decision-overtaken.v1', occurredAt: context.occurredAt, data: { decisionId, code } },
  ];
}

/** False when this very fate is recorded already. */
function requirePending(
  meeting: Meeting,
  decisionId: string,
  fate: 'applied' | 'overtaken',
  context: Context,
): boolean {
  requireAtTheTable(meeting, context);
  const decision = requireDecision(meeting, decisionId, 'reporting', context);
  if (decision.fate === fate) return false;
  if (decision.fate !== 'pending')
    throw new DomainError(
      'decision-settled',
      `The decision was ${decision.fate} before`,
      'conflict',
      'decisionId',
    );
  return true;
}

function requireMayDecide(meeting: Meeting, context: Context): void {
  requireAtTheTable(meeting, context);
  requireOpen(meeting);
}

function requireSoundAnswer(meeting: Meeting, answer: ReportingAnswer, context: Context): void {
  if (answer.kind === 'waive') return;
  if (answer.kind === 'assign') {
    if (!mayReport(answer.to.role))
      throw invalid('cannot-report', `A party in the role ${answer.to.role} cannot report`, 'answer.to');
    requireWorksIn(answer.to, meeting.region, 'answer.to');
    requireAfterMeeting(meeting, answer.due, 'answer.due', context);
    return;
  }
  requireAfterMeeting(meeting, answer.until, 'answer.until', context);
  if (answer.until > plusDays(context.occurredAt, LONGEST_DEFERRAL_DAYS))
    throw invalid('too-far-ahead', 'A question is put off for a year at the most', 'answer.until');
}

/** Later than the meeting's start and than the decision itself. */
function requireAfterMeeting(
  { startsAt }: Meeting,
  date: Instant,
  field: string,
  { occurredAt }: Context,
): void {
  if (date <= startsAt || date <= occurredAt)
    throw invalid('not-after-meeting', `The date lies after the meeting (${startsAt})`, field);
}

function sameAnswer(one: ReportingAnswer, other: ReportingAnswer): boolean {
  if (one.kind === 'assign')
    return other.kind === 'assign' && one.to.id === other.to.id && one.due === other.due;
  if (one.kind === 'waive') return other.kind === 'waive' && one.reason === other.reason;
  return other.kind === 'defer' && one.until === other.until;
}

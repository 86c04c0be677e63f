import { DomainError } from '#event-sourcing';
import type { PartyRef } from '#party';
import type { CloseMeeting, OpenQuestion } from '../meeting.commands.js';
import type { MeetingEvent } from '../meeting.events.js';
import { questionKey, standingDecision, type Meeting } from '../meeting.state.js';
import { invalid, requireChair, requireOpen, type Context } from './guards.js';

/** Closes the meeting, unless a question on its agenda has no answer (report §6.5 lesson 9, §8.5 lesson 10). */
export function close(
  meeting: Meeting,
  { openQuestions }: CloseMeeting['data'],
  context: Context,
  by: PartyRef,
): readonly MeetingEvent[] {
  requireChair(meeting, context);
  if (meeting.status === 'closed') return [];
  requireOpen(meeting);
  const { occurredAt } = context;
  if ([...meeting.decisions.values()].some((decision) => decision.occurredAt > occurredAt)) {
    throw invalid('before-cause', 'The meeting took a decision after this', 'occurredAt');
  }
  const unanswered = unansweredQuestions(meeting, openQuestions);
  if (unanswered.length > 0) {
    const named = unanswered.map(({ signalId, subject }) => questionKey(signalId, subject)).join(', ');
    throw new DomainError(
      'unanswered-reporting-question',
      `Nobody reports, and nothing was decided, for: ${named}`,
      'conflict',
      'agenda',
    );
  }
  return [{ type: 'triage.meeting-closed.v1', occurredAt, data: { by } }];
}

/** Those open questions of signals on the agenda, persons known since included, on which this meeting has decided nothing. */
export function unansweredQuestions(
  meeting: Meeting,
  openQuestions: readonly OpenQuestion[],
): readonly OpenQuestion[] {
  return openQuestions.filter(
    ({ signalId, subject }) => meeting.agenda.has(signalId) && !standingDecision(meeting, signalId, subject),
  );
}

import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { acting, aParty } from '#party/testing';
import { WHOLE_SIGNAL } from '#signal';
import type { MeetingCommand, OpenQuestion } from '#triage';
import {
  aDecisionOvertaken,
  aMeetingCancelled,
  aMeetingClosed,
  aMeetingPlanned,
  anAgendaSubjectsChanged,
  aReportingDecided,
  aSignalPutOnAgenda,
  CHAIR,
  MEETING_STARTS_AT,
  POLICE_TEAM,
} from '#triage/testing';
import { meetingDecider } from '../meeting.decider.js';

const actor = acting(CHAIR);
const planned = [aMeetingPlanned(), aSignalPutOnAgenda()] as const;

function close(...openQuestions: readonly OpenQuestion[]): MeetingCommand {
  return { type: 'close-meeting', data: { openQuestions } };
}

const wholeSignal: OpenQuestion = { signalId: 'signal-1', subject: WHOLE_SIGNAL };

describe('close a meeting', () => {
  it('is allowed when every question on the agenda was answered here', () => {
    given(meetingDecider, ...planned, aReportingDecided())
      .when(close(wholeSignal), { actor })
      .then(aMeetingClosed());
  });

  it('is allowed when the questions were answered outside', () => {
    given(meetingDecider, ...planned)
      .when(close(), { actor })
      .then(aMeetingClosed());
  });

  it('is allowed with an empty agenda, and whatever is open about signals that are not on it', () => {
    given(meetingDecider, aMeetingPlanned()).when(close(), { actor }).then(aMeetingClosed());
    given(meetingDecider, aMeetingPlanned()).when(close(wholeSignal), { actor }).then(aMeetingClosed());
  });

  it('is refused while a question on the agenda is open', () => {
    given(meetingDecider, ...planned)
      .when(close(wholeSignal), { actor })
      .thenRefused('unanswered-reporting-question', { kind: 'conflict', field: 'agenda' });
  });

  it('is refused for a person who became known since and on whom nothing was decided', () => {
    const decidedOnA = aReportingDecided({ subject: 'person-a' });
    given(meetingDecider, ...planned, anAgendaSubjectsChanged({ subjects: ['person-a'] }), decidedOnA)
      .when(close({ signalId: 'signal-1', subject: 'person-b' }), { actor })
      .thenRefused('unanswered-reporting-question');
  });

  it('is refused when the signal refused the decision and its question is open', () => {
    given(meetingDecider, ...planned, aReportingDecided(), aDecisionOvertaken())
      .when(close(wholeSignal), { actor })
      .thenRefused('unanswered-reporting-question');
  });

  it('names each question that is open', () => {
    const { events } = given(meetingDecider, ...planned, aSignalPutOnAgenda({ signalId: 'signal-2' })).when(
      close(
        wholeSignal,
        { signalId: 'signal-2', subject: 'person-c' },
        { signalId: 'signal-3', subject: 'signal' },
      ),
      { actor },
    );
    expect(events).toThrow(DomainError);
    expect(events).toThrow(/: signal-1\/signal, signal-2\/person-c$/);
  });

  it('is for the chair and the chain directors of the region', () => {
    given(meetingDecider, ...planned)
      .when(close(), { actor: acting(POLICE_TEAM) })
      .thenRefused('not-the-chair', { kind: 'forbidden' });
    const other = aParty('chain-director', { id: 'chain-director-2' });
    given(meetingDecider, ...planned)
      .when(close(), { actor: acting(other) })
      .then(aMeetingClosed({ by: other }));
  });

  it('is refused for an unknown or cancelled meeting, and before a decision that it took', () => {
    given(meetingDecider).when(close(), { actor }).thenRefused('unknown-meeting', { kind: 'not-found' });
    given(meetingDecider, ...planned, aMeetingCancelled())
      .when(close(), { actor })
      .thenRefused('meeting-cancelled', { kind: 'conflict' });
    given(meetingDecider, ...planned, aReportingDecided())
      .when(close(), { actor, at: MEETING_STARTS_AT })
      .thenRefused('before-cause', { kind: 'invalid', field: 'occurredAt' });
  });

  it('stays quiet when it is closed', () => {
    given(meetingDecider, ...planned, aMeetingClosed())
      .when(close(wholeSignal), { actor })
      .thenNothing();
  });
});

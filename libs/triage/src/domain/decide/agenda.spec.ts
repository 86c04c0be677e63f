import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { acting, aParty } from '#party/testing';
import { WHOLE_SIGNAL } from '#signal';
import type { MeetingCommand } from '#triage';
import {
  aDecisionOvertaken,
  aMeetingCancelled,
  aMeetingClosed,
  aMeetingPlanned,
  anAgendaSubjectsChanged,
  aReportingDecided,
  aSignalPutOnAgenda,
  aSignalTakenOffAgenda,
  CHAIR,
  POLICE_TEAM,
} from '#triage/testing';
import { meetingDecider } from '../meeting.decider.js';

const actor = acting(POLICE_TEAM);
const planned = aMeetingPlanned();
const onAgenda = aSignalPutOnAgenda();

function put(subjects: readonly string[] = [WHOLE_SIGNAL]): MeetingCommand {
  return { type: 'put-on-agenda', data: { signalId: 'signal-1', subjects, cause: 'open-question' } };
}

const takeOff: MeetingCommand = { type: 'take-off-agenda', data: { signalId: 'signal-1' } };

function change(subjects: readonly string[]): MeetingCommand {
  return { type: 'change-agenda-subjects', data: { signalId: 'signal-1', subjects } };
}

describe.each([put(), takeOff, change(['person-a'])])('$type', (command) => {
  it('is for the members and the chain directors of the region', () => {
    given(meetingDecider, planned, onAgenda)
      .when(command, { actor: acting(aParty('attention-officer')) })
      .thenRefused('not-a-member', { kind: 'forbidden' });
  });

  it('is refused once the meeting is closed or cancelled', () => {
    given(meetingDecider, planned, onAgenda, aMeetingClosed())
      .when(command, { actor })
      .thenRefused('meeting-closed', { kind: 'conflict' });
    given(meetingDecider, planned, aMeetingCancelled())
      .when(command, { actor })
      .thenRefused('meeting-cancelled', { kind: 'conflict' });
  });
});

describe('put a signal on the agenda', () => {
  it('records why and whose question', () => {
    given(meetingDecider, planned).when(put(), { actor }).then(onAgenda);
  });

  it('adds the subjects that it lacks', () => {
    given(meetingDecider, planned, aSignalPutOnAgenda({ subjects: ['person-a'] }))
      .when(put(['person-b']), { actor })
      .then(anAgendaSubjectsChanged({ subjects: ['person-a', 'person-b'] }));
  });

  it('lets known persons take the place of the whole signal', () => {
    given(meetingDecider, planned, onAgenda)
      .when(put(['person-a']), { actor })
      .then(anAgendaSubjectsChanged({ subjects: ['person-a'] }));
  });

  it.each([
    ['subjects-required', []],
    ['subject-repeated', ['person-a', 'person-a']],
    ['wrong-subject', [WHOLE_SIGNAL, 'person-a']],
  ])('refuses %s', (code, subjects) => {
    given(meetingDecider, planned)
      .when(put(subjects), { actor })
      .thenRefused(code, { kind: 'invalid', field: 'subjects' });
  });

  it('stays quiet when it is there with these subjects, or with its persons', () => {
    given(meetingDecider, planned, onAgenda).when(put(), { actor }).thenNothing();
    given(meetingDecider, planned, onAgenda, anAgendaSubjectsChanged())
      .when(put(['person-b']), { actor })
      .thenNothing();
    given(meetingDecider, planned, onAgenda, anAgendaSubjectsChanged()).when(put(), { actor }).thenNothing();
  });
});

describe('take a signal off the agenda', () => {
  it('records it', () => {
    given(meetingDecider, planned, onAgenda)
      .when(takeOff, { actor })
      .then(aSignalTakenOffAgenda({ by: POLICE_TEAM }));
  });

  it('refuses a signal that is not there', () => {
    given(meetingDecider, planned)
      .when(takeOff, { actor })
      .thenRefused('not-on-agenda', { kind: 'not-found', field: 'signalId' });
    given(meetingDecider, planned, onAgenda, aSignalTakenOffAgenda())
      .when(takeOff, { actor })
      .thenRefused('not-on-agenda');
  });

  it('refuses one on which the meeting decided, unless the signal refused the decision', () => {
    given(meetingDecider, planned, onAgenda, aReportingDecided())
      .when(takeOff, { actor })
      .thenRefused('decision-stands', { kind: 'conflict' });
    given(meetingDecider, planned, onAgenda, aReportingDecided(), aDecisionOvertaken())
      .when(takeOff, { actor })
      .thenTypes('triage.signal-taken-off-agenda.v1');
  });
});

describe('change the subjects of a signal on the agenda', () => {
  it('records the new ones', () => {
    given(meetingDecider, planned, onAgenda)
      .when(change(['person-a', 'person-b']), { actor: acting(CHAIR) })
      .then(anAgendaSubjectsChanged());
  });

  it('refuses a signal that is not there, and no subjects', () => {
    given(meetingDecider, planned)
      .when(change(['person-a']), { actor })
      .thenRefused('not-on-agenda');
    given(meetingDecider, planned, onAgenda)
      .when(change([]), { actor })
      .thenRefused('subjects-required', { field: 'subjects' });
  });

  it('stays quiet when they are the same, in whatever order', () => {
    given(meetingDecider, planned, onAgenda, anAgendaSubjectsChanged())
      .when(change(['person-b', 'person-a']), { actor })
      .thenNothing();
  });
});

import { describe, it } from '@jest/globals';
import { plusDays, uuidFrom } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { acting, aParty, OTHER_REGION } from '#party/testing';
import type { MeetingCommand, ReportingAnswer } from '#triage';
import {
  aDecisionApplied,
  aDecisionOvertaken,
  aFeedbackDecided,
  AFTER_MEETING,
  aMeetingCancelled,
  aMeetingClosed,
  aMeetingPlanned,
  anActionDecided,
  anActionDone,
  aReportingDecided,
  aSignalPutOnAgenda,
  CARE_COORDINATOR,
  CHAIR,
  IN_MEETING,
  MEETING_STARTS_AT,
  POLICE_TEAM,
} from '#triage/testing';
import { meetingDecider } from '../meeting.decider.js';

const actor = acting(CHAIR);
const planned = [aMeetingPlanned(), aSignalPutOnAgenda()] as const;
const decisionId = uuidFrom('a-command', 'decision');
const inMeeting = { actor, now: IN_MEETING };

const ASSIGN: ReportingAnswer = { kind: 'assign', to: POLICE_TEAM, due: AFTER_MEETING };
const WAIVE: ReportingAnswer = { kind: 'waive', reason: 'insufficient-indication' };
const DEFER: ReportingAnswer = { kind: 'defer', until: AFTER_MEETING };

function decide(answer: ReportingAnswer, subject = 'signal', signalId = 'signal-1'): MeetingCommand {
  return { type: 'decide-reporting', data: { signalId, subject, answer } };
}

const act: MeetingCommand = {
  type: 'decide-action',
  data: { signalId: 'signal-1', party: CARE_COORDINATOR, action: 'arrange-care', due: AFTER_MEETING },
};
const tell: MeetingCommand = {
  type: 'decide-feedback',
  data: { signalId: 'signal-1', to: aParty('attention-officer'), outcome: 'under-investigation' },
};

describe.each([decide(ASSIGN), act, tell])('$type', (command) => {
  it('is for the members and the chain directors of the region', () => {
    const outsider = acting(aParty('chain-director', { id: 'elsewhere', region: OTHER_REGION }));
    given(meetingDecider, ...planned)
      .when(command, { ...inMeeting, actor: outsider })
      .thenRefused('not-a-member', { kind: 'forbidden' });
  });

  it('is for signals on the agenda', () => {
    given(meetingDecider, aMeetingPlanned())
      .when(command, inMeeting)
      .thenRefused('not-on-agenda', { kind: 'not-found', field: 'signalId' });
  });

  it('is refused once the meeting is closed or cancelled', () => {
    given(meetingDecider, ...planned, aMeetingClosed())
      .when(command, { actor })
      .thenRefused('meeting-closed', { kind: 'conflict' });
    given(meetingDecider, ...planned, aMeetingCancelled())
      .when(command, inMeeting)
      .thenRefused('meeting-cancelled');
  });
});

describe('answer a reporting question', () => {
  it.each([ASSIGN, WAIVE, DEFER])('records the answer: $kind', (answer) => {
    given(meetingDecider, ...planned)
      .when(decide(answer), inMeeting)
      .then(aReportingDecided({ decisionId, answer }));
  });

  it('may assign a national party', () => {
    const answer: ReportingAnswer = { kind: 'assign', to: aParty('nla'), due: AFTER_MEETING };
    given(meetingDecider, ...planned)
      .when(decide(answer), inMeeting)
      .then(aReportingDecided({ decisionId, answer }));
  });

  it('replaces an earlier answer', () => {
    given(meetingDecider, ...planned, aReportingDecided())
      .when(decide(WAIVE), { actor })
      .thenTypes('triage.reporting-decided.v1');
  });

  it('is refused for a subject that is not on the agenda', () => {
    given(meetingDecider, ...planned)
      .when(decide(ASSIGN, 'person-a'), inMeeting)
      .thenRefused('subject-not-on-agenda', { kind: 'not-found', field: 'subject' });
  });

  it.each<[string, string, ReportingAnswer]>([
    ['cannot-report', 'answer.to', { ...ASSIGN, to: aParty('comensha') }],
    ['cannot-report', 'answer.to', { ...ASSIGN, to: aParty('citizen') }],
    ['cannot-report', 'answer.to', { ...ASSIGN, to: aParty('auditor') }],
    ['party-outside-region', 'answer.to', { ...ASSIGN, to: aParty('tmm', { region: OTHER_REGION }) }],
    ['not-after-meeting', 'answer.due', { ...ASSIGN, due: MEETING_STARTS_AT }],
    ['not-after-meeting', 'answer.until', { ...DEFER, until: MEETING_STARTS_AT }],
    ['too-far-ahead', 'answer.until', { ...DEFER, until: plusDays(IN_MEETING, 366.1) }],
  ])('refuses %s in %s', (code, field, answer) => {
    given(meetingDecider, ...planned)
      .when(decide(answer), inMeeting)
      .thenRefused(code, { kind: 'invalid', field });
  });

  it('refuses a date that had passed when it was decided', () => {
    given(meetingDecider, ...planned)
      .when(decide(ASSIGN), { actor, now: AFTER_MEETING })
      .thenRefused('not-after-meeting', { field: 'answer.due' });
  });

  it.each([ASSIGN, WAIVE, DEFER])('stays quiet when that is the answer: $kind', (answer) => {
    given(meetingDecider, ...planned, aReportingDecided({ answer }))
      .when(decide(answer), inMeeting)
      .thenNothing();
  });

  it('takes the same answer again after the signal refused it', () => {
    given(meetingDecider, ...planned, aReportingDecided(), aDecisionOvertaken())
      .when(decide(ASSIGN), inMeeting)
      .thenTypes('triage.reporting-decided.v1');
  });
});

describe('decide on an action', () => {
  it('records who does what by when', () => {
    given(meetingDecider, ...planned)
      .when(act, inMeeting)
      .then(anActionDecided({ decisionId }));
  });

  it('refuses a party outside the region and a date before the meeting', () => {
    const elsewhere = {
      ...act,
      data: { ...act.data, party: aParty('tmm', { region: OTHER_REGION }) },
    } as MeetingCommand;
    given(meetingDecider, ...planned)
      .when(elsewhere, inMeeting)
      .thenRefused('party-outside-region', { kind: 'invalid', field: 'party' });
    const early = { ...act, data: { ...act.data, due: MEETING_STARTS_AT } } as MeetingCommand;
    given(meetingDecider, ...planned)
      .when(early, inMeeting)
      .thenRefused('not-after-meeting', { kind: 'invalid', field: 'due' });
  });
});

describe('mark an action as done', () => {
  const done: MeetingCommand = { type: 'mark-action-done', data: { decisionId: 'decision-2' } };
  const decided = [...planned, anActionDecided()] as const;

  it('records it, also after the meeting, for the party that acted or the table', () => {
    given(meetingDecider, ...decided)
      .when(done, { actor: acting(CARE_COORDINATOR) })
      .then(anActionDone());
    given(meetingDecider, ...decided, aMeetingClosed())
      .when(done, { actor })
      .then(anActionDone({ by: CHAIR }));
  });

  it('refuses others, an unknown action, and a time before it was decided', () => {
    given(meetingDecider, ...decided)
      .when(done, { actor: acting(aParty('nla')) })
      .thenRefused('not-a-member', { kind: 'forbidden' });
    given(meetingDecider, ...planned)
      .when(done, { actor })
      .thenRefused('unknown-decision', { kind: 'not-found', field: 'decisionId' });
    given(meetingDecider, ...decided)
      .when(done, { actor, at: MEETING_STARTS_AT })
      .thenRefused('before-cause', { kind: 'invalid', field: 'occurredAt' });
  });

  it('stays quiet when it is done', () => {
    given(meetingDecider, ...decided, anActionDone())
      .when(done, { actor })
      .thenNothing();
  });
});

describe('decide on feedback', () => {
  it('records who tells whom what', () => {
    given(meetingDecider, ...planned)
      .when(tell, inMeeting)
      .then(aFeedbackDecided({ decisionId }));
  });

  it('refuses feedback to oneself', () => {
    const toSelf = { ...tell, data: { ...tell.data, to: CHAIR } } as MeetingCommand;
    given(meetingDecider, ...planned)
      .when(toSelf, inMeeting)
      .thenRefused('feedback-to-self', { kind: 'invalid', field: 'to' });
  });
});

describe('what became of a decision on the signal', () => {
  const applied: MeetingCommand = { type: 'mark-decision-applied', data: { decisionId: 'decision-1' } };
  const overtaken: MeetingCommand = {
    type: 'mark-decision-overtaken',
    data: { decisionId: 'decision-1', code: 'already-reported' },
  };
  const decided = [...planned, aReportingDecided()] as const;

  it('is recorded, also after the meeting', () => {
    given(meetingDecider, ...decided)
      .when(applied, { actor })
      .then(aDecisionApplied());
    given(meetingDecider, ...decided, aMeetingClosed())
      .when(overtaken, { actor })
      .then(aDecisionOvertaken());
  });

  it('is refused for an unknown decision, for others, and when the other fate is known', () => {
    given(meetingDecider, ...planned)
      .when(applied, { actor })
      .thenRefused('unknown-decision', { kind: 'not-found' });
    given(meetingDecider, ...decided)
      .when(applied, { actor: acting(aParty('nla')) })
      .thenRefused('not-a-member', { kind: 'forbidden' });
    given(meetingDecider, ...decided, aDecisionApplied())
      .when(overtaken, { actor })
      .thenRefused('decision-settled', { kind: 'conflict' });
    given(meetingDecider, ...decided, aDecisionOvertaken())
      .when(applied, { actor })
      .thenRefused('decision-settled', { kind: 'conflict' });
  });

  it('stays quiet when it is known', () => {
    given(meetingDecider, ...decided, aDecisionApplied())
      .when(applied, { actor })
      .thenNothing();
    given(meetingDecider, ...decided, aDecisionOvertaken())
      .when(overtaken, { actor })
      .thenNothing();
  });
});

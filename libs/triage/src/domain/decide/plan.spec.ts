import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { acting, aParty, OTHER_REGION } from '#party/testing';
import type { PlanMeeting } from '#triage';
import {
  aMeetingCancelled,
  aMeetingClosed,
  aMeetingPlanned,
  CARE_COORDINATOR,
  CHAIR,
  POLICE_TEAM,
} from '#triage/testing';
import { meetingDecider } from '../meeting.decider.js';

const ELSEWHERE = aParty('chain-director', { id: 'elsewhere', region: OTHER_REGION });

function plan(data: Partial<PlanMeeting['data']> = {}): PlanMeeting {
  return { type: 'plan-meeting', data: { ...aMeetingPlanned().data, ...data } };
}

describe('plan a meeting', () => {
  it.each([CHAIR, CARE_COORDINATOR, POLICE_TEAM])('is done by the $role', (party) => {
    given(meetingDecider)
      .when(plan(), { actor: acting(party) })
      .then(aMeetingPlanned());
  });

  it('may have national parties and another chair', () => {
    const data = { chair: POLICE_TEAM, members: [POLICE_TEAM, aParty('nla')] };
    given(meetingDecider)
      .when(plan(data), { actor: acting(CHAIR) })
      .then(aMeetingPlanned(data));
  });

  it.each([ELSEWHERE, aParty('attention-officer'), aParty('nla')])(
    'is refused to $role of $region',
    (party) => {
      given(meetingDecider)
        .when(plan(), { actor: acting(party) })
        .thenRefused('not-at-the-table', { kind: 'forbidden' });
    },
  );

  it.each<[string, string, Partial<PlanMeeting['data']>]>([
    ['wrong-chair', 'chair', { chair: aParty('attention-officer') }],
    ['wrong-chair', 'chair', { chair: ELSEWHERE }],
    ['chair-not-member', 'members', { members: [POLICE_TEAM] }],
    ['member-repeated', 'members', { members: [CHAIR, POLICE_TEAM, POLICE_TEAM] }],
    ['party-outside-region', 'members.1', { members: [CHAIR, ELSEWHERE] }],
  ])('refuses %s in %s', (code, field, data) => {
    given(meetingDecider)
      .when(plan(data), { actor: acting(CHAIR) })
      .thenRefused(code, { kind: 'invalid', field });
  });

  it('refuses an id that is taken', () => {
    given(meetingDecider, aMeetingPlanned())
      .when(plan(), { actor: acting(CHAIR) })
      .thenRefused('meeting-exists', { kind: 'conflict' });
  });
});

describe('cancel a meeting', () => {
  const cancel = { type: 'cancel-meeting', data: {} } as const;

  it('is done by the chair or a chain director of the region', () => {
    given(meetingDecider, aMeetingPlanned())
      .when(cancel, { actor: acting(CHAIR) })
      .then(aMeetingCancelled());
    const other = aParty('chain-director', { id: 'chain-director-2' });
    given(meetingDecider, aMeetingPlanned())
      .when(cancel, { actor: acting(other) })
      .then(aMeetingCancelled({ by: other }));
  });

  it('is refused to others, for an unknown meeting, before it was planned, and once it is closed', () => {
    const actor = acting(CHAIR);
    given(meetingDecider, aMeetingPlanned())
      .when(cancel, { actor: acting(POLICE_TEAM) })
      .thenRefused('not-the-chair', { kind: 'forbidden' });
    given(meetingDecider).when(cancel, { actor }).thenRefused('unknown-meeting', { kind: 'not-found' });
    given(meetingDecider, aMeetingPlanned())
      .when(cancel, { actor, at: '2031-03-03T08:59:59.999Z' })
      .thenRefused('before-cause', { kind: 'invalid', field: 'occurredAt' });
    given(meetingDecider, aMeetingPlanned(), aMeetingClosed())
      .when(cancel, { actor })
      .thenRefused('meeting-closed', { kind: 'conflict' });
  });

  it('stays quiet when it is cancelled', () => {
    given(meetingDecider, aMeetingPlanned(), aMeetingCancelled())
      .when(cancel, { actor: acting(CHAIR) })
      .thenNothing();
  });
});

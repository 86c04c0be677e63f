import { uuidFrom } from '#event-sourcing';
import type { GoldenStory } from '#event-sourcing/testing';
import { WHOLE_SIGNAL } from '#signal';
import {
  meetingDecider,
  meetingEventTypes,
  meetingStream,
  type MeetingEvent,
  type MeetingState,
} from '#triage';
import { ACCOUNT, ATTENTION_OFFICER, CARE_COORDINATOR, CHAIN_DIRECTOR, POLICE_TEAM, REGION } from './cast.js';

const id = (name: string) => uuidFrom('golden-meeting', name);
const MEETING = id('held');
const CANCELLED = id('cancelled');
const SIGNAL = id('signal');
const OTHER_SIGNAL = id('other-signal');
const PERSON = id('person');

const planned = (
  meetingId: string,
  startsAt: string,
): MeetingEvent & { readonly type: 'triage.meeting-planned.v1' } => ({
  type: 'triage.meeting-planned.v1',
  occurredAt: '2031-03-03T09:00:00.000Z',
  data: {
    meetingId,
    region: REGION,
    startsAt,
    chair: CHAIN_DIRECTOR,
    members: [CHAIN_DIRECTOR, CARE_COORDINATOR, POLICE_TEAM],
    generated: true,
  },
});

/** A meeting with a decision of each kind, one of them overtaken, is closed; another meeting is cancelled. */
export const meetingStory: GoldenStory<MeetingState, MeetingEvent> = {
  types: meetingEventTypes,
  decider: meetingDecider,
  actor: ACCOUNT,
  streams: {
    [meetingStream(MEETING)]: [
      planned(MEETING, '2031-03-10T13:00:00.000Z'),
      {
        type: 'triage.signal-put-on-agenda.v1',
        occurredAt: '2031-03-04T09:00:00.000Z',
        data: { signalId: SIGNAL, subjects: [WHOLE_SIGNAL], cause: 'requested' },
      },
      {
        type: 'triage.signal-put-on-agenda.v1',
        occurredAt: '2031-03-04T09:05:00.000Z',
        data: { signalId: OTHER_SIGNAL, subjects: [WHOLE_SIGNAL], cause: 'unkept' },
      },
      {
        type: 'triage.signal-taken-off-agenda.v1',
        occurredAt: '2031-03-05T09:00:00.000Z',
        data: { signalId: OTHER_SIGNAL, by: CHAIN_DIRECTOR },
      },
      {
        type: 'triage.agenda-subjects-changed.v1',
        occurredAt: '2031-03-06T09:00:00.000Z',
        data: { signalId: SIGNAL, subjects: [PERSON] },
      },
      {
        type: 'triage.reporting-decided.v1',
        occurredAt: '2031-03-10T13:10:00.000Z',
        data: {
          decisionId: id('reporting'),
          signalId: SIGNAL,
          subject: PERSON,
          answer: { kind: 'assign', to: POLICE_TEAM, due: '2031-03-24T16:00:00.000Z' },
          by: CHAIN_DIRECTOR,
        },
      },
      {
        type: 'triage.action-decided.v1',
        occurredAt: '2031-03-10T13:12:00.000Z',
        data: {
          decisionId: id('action'),
          signalId: SIGNAL,
          party: CARE_COORDINATOR,
          action: 'arrange-shelter',
          due: '2031-03-12T16:00:00.000Z',
          by: CHAIN_DIRECTOR,
        },
      },
      {
        type: 'triage.feedback-decided.v1',
        occurredAt: '2031-03-10T13:14:00.000Z',
        data: {
          decisionId: id('feedback'),
          signalId: SIGNAL,
          by: CHAIN_DIRECTOR,
          to: ATTENTION_OFFICER,
          outcome: 'under-investigation',
        },
      },
      {
        type: 'triage.meeting-closed.v1',
        occurredAt: '2031-03-10T15:00:00.000Z',
        data: { by: CHAIN_DIRECTOR },
      },
      {
        type: 'triage.decision-applied.v1',
        occurredAt: '2031-03-10T15:00:01.000Z',
        data: { decisionId: id('reporting') },
      },
      {
        type: 'triage.decision-overtaken.v1',
        occurredAt: '2031-03-10T15:00:02.000Z',
        data: { decisionId: id('feedback'), code: 'unknown-duty' },
      },
      {
        type: 'triage.action-done.v1',
        occurredAt: '2031-03-11T10:00:00.000Z',
        data: { decisionId: id('action'), by: CARE_COORDINATOR },
      },
    ],
    [meetingStream(CANCELLED)]: [
      planned(CANCELLED, '2031-03-24T13:00:00.000Z'),
      {
        type: 'triage.meeting-cancelled.v1',
        occurredAt: '2031-03-20T09:00:00.000Z',
        data: { by: CHAIN_DIRECTOR },
      },
    ],
  },
};

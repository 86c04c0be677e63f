import { uuidFrom } from '#event-sourcing';
import type { GivenEvent, GoldenStory } from '#event-sourcing/testing';
import {
  signalDecider,
  signalEventTypes,
  signalStream,
  WHOLE_SIGNAL,
  type SignalEvent,
  type SignalState,
} from '#signal';
import {
  ACCOUNT,
  ATTENTION_OFFICER,
  CARE_COORDINATOR,
  CHAIN_DIRECTOR,
  OTHER_DIRECTOR,
  POLICE_TEAM,
  REGION,
  REGISTRY,
} from './cast.js';

const id = (name: string) => uuidFrom('golden-signal', name);
const MEETING = id('meeting');
const PERSON = id('person');

const SIGNAL = id('signal');
const STREAM = signalStream(SIGNAL);

/** Place of the `enriched` fact below: it is corrected later. */
const ENRICHED = 3;

const DECISION = { kind: 'decision' } as const;

/** Registered and enriched at the municipality; the second desk that is asked takes it over the regional gate. */
const fromDeskToRegion: readonly GivenEvent<SignalEvent>[] = [
  {
    type: 'signal.registered.v1',
    occurredAt: '2031-03-03T08:15:00.000Z',
    data: {
      signalId: SIGNAL,
      branchId: id('branch-1'),
      registeredBy: ATTENTION_OFFICER,
      source: 'district-officer',
      channel: 'phone',
      observedAt: '2031-03-02T21:40:00.000Z',
      receivedAt: '2031-03-03T08:15:00.000Z',
      region: REGION,
      municipality: 'veldbergen',
      forms: ['labour'],
      urgency: 'normal',
      personCount: null,
      receiptHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      generated: true,
      importedFrom: null,
    },
  },
  {
    type: 'signal.feedback-owed.v1',
    occurredAt: '2031-03-03T08:15:00.000Z',
    data: {
      dutyId: id('duty-1'),
      from: ATTENTION_OFFICER,
      to: null,
      about: 'picked-up',
      because: id('branch-1'),
    },
  },
  {
    type: 'signal.feedback-given.v1',
    occurredAt: '2031-03-03T11:00:00.000Z',
    data: { dutyId: id('duty-1'), by: ATTENTION_OFFICER, outcome: 'picked-up' },
  },
  {
    type: 'signal.enriched.v1',
    occurredAt: '2031-03-04T10:00:00.000Z',
    data: {
      branchId: id('branch-1'),
      by: ATTENTION_OFFICER,
      forms: ['labour', 'criminal'],
      urgency: 'acute',
      personCount: 3,
      region: null,
      municipality: null,
    },
  },
  {
    type: 'signal.held.v1',
    occurredAt: '2031-03-04T10:05:00.000Z',
    data: {
      branchId: id('branch-1'),
      by: ATTENTION_OFFICER,
      until: '2031-03-18T00:00:00.000Z',
      reason: 'enrichment',
    },
  },
  {
    type: 'signal.hold-released.v1',
    occurredAt: '2031-03-06T09:00:00.000Z',
    data: { branchId: id('branch-1'), by: ATTENTION_OFFICER },
  },
  {
    type: 'signal.triage-requested.v1',
    occurredAt: '2031-03-06T09:05:00.000Z',
    data: { region: REGION, by: ATTENTION_OFFICER },
  },
  {
    type: 'signal.hand-off-offered.v1',
    occurredAt: '2031-03-06T09:10:00.000Z',
    data: {
      handOffId: id('hand-off-1'),
      splitId: id('split-1'),
      fromBranchId: id('branch-1'),
      from: ATTENTION_OFFICER,
      to: OTHER_DIRECTOR,
      keepsCustody: true,
      legalBasis: 'public-task',
    },
  },
  {
    type: 'signal.hand-off-withdrawn.v1',
    occurredAt: '2031-03-06T09:20:00.000Z',
    data: { handOffId: id('hand-off-1'), by: ATTENTION_OFFICER },
  },
  {
    type: 'signal.hand-off-offered.v1',
    occurredAt: '2031-03-06T09:25:00.000Z',
    data: {
      handOffId: id('hand-off-2'),
      splitId: id('split-2'),
      fromBranchId: id('branch-1'),
      from: ATTENTION_OFFICER,
      to: POLICE_TEAM,
      keepsCustody: false,
      legalBasis: null,
    },
  },
  {
    type: 'signal.hand-off-declined.v1',
    occurredAt: '2031-03-07T13:00:00.000Z',
    data: { handOffId: id('hand-off-2'), by: POLICE_TEAM, reason: 'no-capacity' },
  },
  {
    type: 'signal.hand-off-offered.v1',
    occurredAt: '2031-03-07T14:00:00.000Z',
    data: {
      handOffId: id('hand-off-3'),
      splitId: id('split-3'),
      fromBranchId: id('branch-1'),
      from: ATTENTION_OFFICER,
      to: CHAIN_DIRECTOR,
      keepsCustody: false,
      legalBasis: null,
    },
  },
  {
    type: 'signal.hand-off-accepted.v1',
    occurredAt: '2031-03-08T09:00:00.000Z',
    data: { handOffId: id('hand-off-3'), branchId: id('branch-2'), by: CHAIN_DIRECTOR },
  },
  {
    type: 'signal.branch-passed-on.v1',
    occurredAt: '2031-03-08T09:00:00.000Z',
    data: { branchId: id('branch-1'), splitId: id('split-3') },
  },
  {
    type: 'signal.feedback-owed.v1',
    occurredAt: '2031-03-08T09:00:00.000Z',
    data: {
      dutyId: id('duty-2'),
      from: CHAIN_DIRECTOR,
      to: ATTENTION_OFFICER,
      about: 'picked-up',
      because: id('hand-off-3'),
    },
  },
  {
    type: 'signal.triage-held.v1',
    occurredAt: '2031-03-10T15:00:00.000Z',
    data: { region: REGION, meetingId: MEETING },
  },
  {
    type: 'signal.linked.v1',
    occurredAt: '2031-03-11T09:00:00.000Z',
    data: { otherSignalId: id('other-signal'), basis: 'same-address', by: CHAIN_DIRECTOR },
  },
  {
    type: 'signal.unlinked.v1',
    occurredAt: '2031-03-11T09:30:00.000Z',
    data: { otherSignalId: id('other-signal'), basis: 'same-address', by: CHAIN_DIRECTOR },
  },
  {
    type: 'signal.duplicate-absorbed.v1',
    occurredAt: '2031-03-11T10:00:00.000Z',
    data: { duplicateId: id('duplicate') },
  },
  {
    type: 'signal.duplicate-released.v1',
    occurredAt: '2031-03-11T11:00:00.000Z',
    data: { duplicateId: id('duplicate') },
  },
];

/** Everybody relies on somebody else, then the question goes through all its states. */
const reportingQuestion: readonly GivenEvent<SignalEvent>[] = [
  {
    type: 'signal.reporting-assumed.v1',
    occurredAt: '2031-03-12T09:00:00.000Z',
    data: { subject: WHOLE_SIGNAL, by: CHAIN_DIRECTOR, reliesOn: POLICE_TEAM },
  },
  {
    type: 'signal.assumption-withdrawn.v1',
    occurredAt: '2031-03-12T10:00:00.000Z',
    data: { subject: WHOLE_SIGNAL, by: CHAIN_DIRECTOR, reliesOn: POLICE_TEAM },
  },
  {
    type: 'signal.reporting-deferred.v1',
    occurredAt: '2031-03-12T11:00:00.000Z',
    data: {
      subject: WHOLE_SIGNAL,
      until: '2031-03-24T13:00:00.000Z',
      by: CHAIN_DIRECTOR,
      via: { kind: 'meeting', meetingId: MEETING },
    },
  },
  {
    type: 'signal.person-identified.v1',
    occurredAt: '2031-03-13T09:00:00.000Z',
    data: {
      personId: PERSON,
      by: CHAIN_DIRECTOR,
      sex: 'male',
      ageBand: '23-30',
      nationalityRegion: 'europe',
      forms: ['labour'],
    },
  },
  {
    type: 'signal.consent-asked.v1',
    occurredAt: '2031-03-13T10:00:00.000Z',
    data: { subject: PERSON, scope: 'report', by: CARE_COORDINATOR },
  },
  {
    type: 'signal.consent-refused.v1',
    occurredAt: '2031-03-14T10:00:00.000Z',
    data: { subject: PERSON, scope: 'report', by: CARE_COORDINATOR },
  },
  {
    type: 'signal.consent-given.v1',
    occurredAt: '2031-03-17T10:00:00.000Z',
    data: { subject: PERSON, scope: 'report', by: CARE_COORDINATOR },
  },
  {
    type: 'signal.consent-withdrawn.v1',
    occurredAt: '2031-03-18T10:00:00.000Z',
    data: { subject: PERSON, scope: 'report', by: CARE_COORDINATOR },
  },
  {
    type: 'signal.reporting-assigned.v1',
    occurredAt: '2031-03-18T11:00:00.000Z',
    data: {
      subject: PERSON,
      to: CARE_COORDINATOR,
      due: '2031-04-01T16:00:00.000Z',
      by: CHAIN_DIRECTOR,
      via: DECISION,
    },
  },
  {
    type: 'signal.reporting-declined.v1',
    occurredAt: '2031-03-19T09:00:00.000Z',
    data: { subject: PERSON, by: CARE_COORDINATOR, reason: 'incomplete' },
  },
  {
    type: 'signal.reporting-waived.v1',
    occurredAt: '2031-03-19T10:00:00.000Z',
    data: { subject: PERSON, reason: 'consent-refused', by: CHAIN_DIRECTOR, via: DECISION },
  },
  {
    type: 'signal.reporting-question-reopened.v1',
    occurredAt: '2031-03-20T09:00:00.000Z',
    data: { subject: PERSON, by: CHAIN_DIRECTOR },
  },
  {
    type: 'signal.reporting-assigned.v1',
    occurredAt: '2031-03-20T09:05:00.000Z',
    data: {
      subject: PERSON,
      to: POLICE_TEAM,
      due: '2031-04-01T16:00:00.000Z',
      by: CHAIN_DIRECTOR,
      via: { kind: 'meeting', meetingId: MEETING },
    },
  },
  {
    type: 'signal.reporting-accepted.v1',
    occurredAt: '2031-03-20T13:00:00.000Z',
    data: { subject: PERSON, by: POLICE_TEAM },
  },
  {
    type: 'signal.report-submitted.v1',
    occurredAt: '2031-03-25T13:00:00.000Z',
    data: {
      reportId: id('report'),
      subject: PERSON,
      by: POLICE_TEAM,
      criteria: ['intake-interview-signs', 'b8-offered'],
      legalBasis: 'legal-obligation',
      complete: false,
    },
  },
  {
    type: 'signal.report-completed.v1',
    occurredAt: '2031-03-27T13:00:00.000Z',
    data: { reportId: id('report'), by: POLICE_TEAM },
  },
  {
    type: 'signal.report-acknowledged.v1',
    occurredAt: '2031-04-02T09:00:00.000Z',
    data: {
      reportId: id('report'),
      registryNumber: 'R-2031-00042',
      registryPersonNumber: 'P-00017',
      by: REGISTRY,
    },
  },
];

/** Taken over, ended as reported, reopened; a fact is corrected; merged by mistake, and that undone. */
const endAndAfter: readonly GivenEvent<SignalEvent>[] = [
  {
    type: 'signal.custody-taken-over.v1',
    occurredAt: '2031-04-03T09:00:00.000Z',
    data: {
      branchId: id('branch-2'),
      newBranchId: id('branch-3'),
      from: CHAIN_DIRECTOR,
      to: CARE_COORDINATOR,
      by: CHAIN_DIRECTOR,
      reason: 'person-left',
    },
  },
  {
    type: 'signal.branch-ended.v1',
    occurredAt: '2031-04-04T09:00:00.000Z',
    data: { branchId: id('branch-3'), by: CARE_COORDINATOR, reason: 'reported', relabelledAs: null },
  },
  {
    type: 'signal.ended.v1',
    occurredAt: '2031-04-04T09:00:00.000Z',
    data: { reason: 'reported' },
  },
  {
    type: 'signal.reopened.v1',
    occurredAt: '2031-04-10T09:00:00.000Z',
    data: {
      branchId: id('branch-4'),
      holder: CHAIN_DIRECTOR,
      by: CHAIN_DIRECTOR,
      reason: 'new-information',
    },
  },
  {
    type: 'signal.fact-corrected.v1',
    occurredAt: '2031-04-11T09:00:00.000Z',
    data: {
      corrects: uuidFrom(STREAM, String(ENRICHED)),
      correction: { kind: 'data', fields: { personCount: 2 } },
      by: CHAIN_DIRECTOR,
    },
  },
  {
    type: 'signal.branch-ended.v1',
    occurredAt: '2031-04-12T09:00:00.000Z',
    data: { branchId: id('branch-4'), by: CHAIN_DIRECTOR, reason: 'duplicate', relabelledAs: null },
  },
  {
    type: 'signal.merged.v1',
    occurredAt: '2031-04-12T09:00:00.000Z',
    data: { into: id('other-signal'), by: CHAIN_DIRECTOR },
  },
  {
    type: 'signal.ended.v1',
    occurredAt: '2031-04-12T09:00:00.000Z',
    data: { reason: 'duplicate' },
  },
  {
    type: 'signal.merge-undone.v1',
    occurredAt: '2031-04-13T09:00:00.000Z',
    data: {
      from: id('other-signal'),
      by: CHAIN_DIRECTOR,
      reopened: [{ branchId: id('branch-5'), holder: CHAIN_DIRECTOR }],
    },
  },
];

/** One signal to which everything happens that can happen to a signal. */
export const signalStory: GoldenStory<SignalState, SignalEvent> = {
  types: signalEventTypes,
  decider: signalDecider,
  actor: ACCOUNT,
  streams: { [STREAM]: [...fromDeskToRegion, ...reportingQuestion, ...endAndAfter] },
};

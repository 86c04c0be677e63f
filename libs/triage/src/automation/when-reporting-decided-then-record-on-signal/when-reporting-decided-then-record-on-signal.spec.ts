import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportingAnswer } from '#triage';
import {
  AFTER_MEETING,
  ATTENTION_OFFICER,
  CHAIR,
  IN_MEETING,
  POLICE_TEAM,
  TriageWorld,
} from '#triage/testing';
import { WhenReportingDecidedThenRecordOnSignal } from './when-reporting-decided-then-record-on-signal.js';

const SIGNAL = 'signal-signal-1';
const MEETING = 'meeting-meeting-1';
const via = { kind: 'meeting', meetingId: 'meeting-1' };

describe('when a meeting decides on reporting, then record it on the signal', () => {
  let world: TriageWorld;
  let automations: readonly [WhenReportingDecidedThenRecordOnSignal];

  beforeEach(async () => {
    world = new TriageWorld();
    automations = [new WhenReportingDecidedThenRecordOnSignal(world.commands)];
    await world.register();
    await world.plan();
    await world.meeting({
      type: 'put-on-agenda',
      data: { signalId: 'signal-1', subjects: ['signal'], cause: 'added' },
    });
    world.now = IN_MEETING;
  });

  const decide = (answer: ReportingAnswer, subject = 'signal') =>
    world.meeting(
      { type: 'decide-reporting', data: { signalId: 'signal-1', subject, answer } },
      'meeting-1',
      POLICE_TEAM,
    );
  const fates = async () =>
    (await world.recorded(MEETING, 'triage.decision-applied.v1', 'triage.decision-overtaken.v1')).map(
      ({ type, data }) => ({ type, data }),
    );

  it.each<[ReportingAnswer, string, object]>([
    [
      { kind: 'assign', to: POLICE_TEAM, due: AFTER_MEETING },
      'signal.reporting-assigned.v1',
      { to: POLICE_TEAM, due: AFTER_MEETING },
    ],
    [
      { kind: 'waive', reason: 'not-trafficking' },
      'signal.reporting-waived.v1',
      { reason: 'not-trafficking' },
    ],
    [{ kind: 'defer', until: AFTER_MEETING }, 'signal.reporting-deferred.v1', { until: AFTER_MEETING }],
  ])('records %j and tells the meeting', async (answer, type, data) => {
    const [decided] = (await decide(answer)).events;
    await world.react(automations);
    const [fact] = await world.recorded(SIGNAL, type);
    expect(fact).toMatchObject({
      data: { subject: 'signal', by: CHAIR, via, ...data },
      occurredAt: IN_MEETING,
      causationId: decided?.id,
    });
    expect(fact?.actor).toEqual({ party: CHAIR.id, role: CHAIR.role, person: 'automation' });
    expect(await fates()).toEqual([
      {
        type: 'triage.decision-applied.v1',
        data: { decisionId: (decided?.data as { decisionId: string }).decisionId },
      },
    ]);
  });

  it('tells the meeting by which rule the signal refused a decision that it had overtaken', async () => {
    await decide({ kind: 'waive', reason: 'not-trafficking' });
    await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'identify-persons',
      data: { persons: [{ sex: 'unknown', ageBand: 'unknown', nationalityRegion: 'unknown', forms: [] }] },
    });
    await world.react(automations);
    expect(await world.recorded(SIGNAL, 'signal.reporting-waived.v1')).toEqual([]);
    expect(await fates()).toMatchObject([
      { type: 'triage.decision-overtaken.v1', data: { code: 'wrong-subject' } },
    ]);
  });

  it('leaves a decision alone whose fate the meeting knows', async () => {
    const { events } = await decide({ kind: 'waive', reason: 'not-trafficking' });
    const { decisionId } = events[0]?.data as { decisionId: string };
    await world.meeting({ type: 'mark-decision-overtaken', data: { decisionId, code: 'wrong-subject' } });
    await world.react(automations);
    expect(await world.recorded(SIGNAL, 'signal.reporting-waived.v1')).toEqual([]);
  });

  it('does it once, also after a crash', async () => {
    await decide({ kind: 'assign', to: POLICE_TEAM, due: AFTER_MEETING });
    await world.react(automations);
    const head = await world.store.head();
    await world.react(automations);
    expect(await world.store.head()).toBe(head);
  });

  it('finishes what a crash interrupted between signal and meeting', async () => {
    const [decided] = (await decide({ kind: 'assign', to: POLICE_TEAM, due: AFTER_MEETING })).events;
    await world.react(automations);
    const interrupted = new TriageWorld();
    interrupted.now = IN_MEETING;
    for await (const { events } of world.store.readAll()) {
      for (const event of events)
        if (event.type !== 'triage.decision-applied.v1')
          await interrupted.store.append(event.stream, 'any', [event]);
    }
    await interrupted.react([new WhenReportingDecidedThenRecordOnSignal(interrupted.commands)]);
    expect(await interrupted.recorded(SIGNAL, 'signal.reporting-assigned.v1')).toHaveLength(1);
    expect(await interrupted.recorded(MEETING, 'triage.decision-applied.v1')).toMatchObject([
      { causationId: decided?.id },
    ]);
  });

  it('keeps the trail when a later decision replaced an earlier one', async () => {
    await decide({ kind: 'assign', to: POLICE_TEAM, due: AFTER_MEETING });
    await decide({ kind: 'waive', reason: 'not-trafficking' });
    await world.react(automations);
    const trail = await world.recorded(SIGNAL, 'signal.reporting-assigned.v1', 'signal.reporting-waived.v1');
    expect(trail.map(({ type }) => type)).toEqual([
      'signal.reporting-assigned.v1',
      'signal.reporting-waived.v1',
    ]);
  });
});

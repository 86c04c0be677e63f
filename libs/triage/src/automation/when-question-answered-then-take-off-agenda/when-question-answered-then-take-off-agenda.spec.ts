import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgendaCause } from '#triage';
import { ATTENTION_OFFICER, CHAIR, IN_MEETING, POLICE_TEAM, TriageWorld } from '#triage/testing';
import { WhenQuestionAnsweredThenTakeOffAgenda } from './when-question-answered-then-take-off-agenda.js';

const OFF = 'triage.signal-taken-off-agenda.v1';

describe('when the question is answered before the meeting, then take the signal off its agenda', () => {
  let world: TriageWorld;
  let automations: readonly [WhenQuestionAnsweredThenTakeOffAgenda];

  beforeEach(async () => {
    world = new TriageWorld();
    automations = [new WhenQuestionAnsweredThenTakeOffAgenda(world.commands, world.calendar)];
    await world.start();
    await world.register();
    await world.plan();
  });
  afterEach(() => world.stop());

  const put = (cause: AgendaCause) =>
    world.meeting({ type: 'put-on-agenda', data: { signalId: 'signal-1', subjects: ['signal'], cause } });
  const waive = () =>
    world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'waive-reporting',
      data: { subject: 'signal', reason: 'not-trafficking', via: { kind: 'decision' } },
    });
  const report = async () => {
    const assign = {
      subject: 'signal',
      to: POLICE_TEAM,
      due: IN_MEETING,
      via: { kind: 'decision' },
    } as const;
    await world.signal('signal-1', ATTENTION_OFFICER, { type: 'assign-reporting', data: assign });
    return world.signal('signal-1', POLICE_TEAM, {
      type: 'submit-report',
      data: {
        subject: 'signal',
        criteria: ['complaint-signs'],
        legalBasis: 'legal-obligation',
        complete: true,
      },
    });
  };

  it.each<AgendaCause>(['unkept', 'open-question', 'deferred-until-now'])(
    'does so for a report when it came there as %s',
    async (cause) => {
      await put(cause);
      await report();
      await world.react(automations);
      expect(await world.recorded('meeting-meeting-1', OFF)).toMatchObject([
        { data: { signalId: 'signal-1', by: CHAIR } },
      ]);
    },
  );

  it('does so for a waiver', async () => {
    await put('open-question');
    await waive();
    await world.react(automations);
    expect(await world.recorded('meeting-meeting-1', OFF)).toHaveLength(1);
  });

  it.each<AgendaCause>(['requested', 'added'])('keeps what somebody wants discussed: %s', async (cause) => {
    await put(cause);
    await waive();
    await world.react(automations);
    expect(await world.recorded('meeting-meeting-1', OFF)).toEqual([]);
  });

  it('keeps a signal once the meeting has started', async () => {
    await put('open-question');
    world.now = IN_MEETING;
    await waive();
    await world.react(automations);
    expect(await world.recorded('meeting-meeting-1', OFF)).toEqual([]);
  });

  it('keeps a signal with another person whose question is open', async () => {
    const { events } = await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'identify-persons',
      data: {
        persons: [
          { sex: 'female', ageBand: '18-22', nationalityRegion: 'europe', forms: [] },
          { sex: 'female', ageBand: '23-30', nationalityRegion: 'europe', forms: [] },
        ],
      },
    });
    const [subject, other] = events
      .filter(({ type }) => type === 'signal.person-identified.v1')
      .map(({ data }) => (data as { personId: string }).personId) as [string, string];
    await world.meeting({
      type: 'put-on-agenda',
      data: { signalId: 'signal-1', subjects: [subject, other], cause: 'open-question' },
    });
    await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'waive-reporting',
      data: { subject, reason: 'not-trafficking', via: { kind: 'decision' } },
    });
    await world.react(automations);
    expect(await world.recorded('meeting-meeting-1', OFF)).toEqual([]);
  });
});

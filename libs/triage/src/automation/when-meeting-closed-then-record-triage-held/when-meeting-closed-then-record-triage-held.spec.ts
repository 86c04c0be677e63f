import { beforeEach, describe, expect, it } from '@jest/globals';
import { REGION } from '#party/testing';
import { ATTENTION_OFFICER, CHAIR, IN_MEETING, TriageWorld } from '#triage/testing';
import { WhenMeetingClosedThenRecordTriageHeld } from './when-meeting-closed-then-record-triage-held.js';

describe('when a meeting is closed, then record on its signals that triage was held', () => {
  let world: TriageWorld;
  let automations: readonly [WhenMeetingClosedThenRecordTriageHeld];

  beforeEach(async () => {
    world = new TriageWorld();
    automations = [new WhenMeetingClosedThenRecordTriageHeld(world.commands)];
    await world.register('signal-1');
    await world.register('signal-2');
    await world.plan();
    for (const signalId of ['signal-1', 'signal-2']) {
      await world.signal(signalId, ATTENTION_OFFICER, { type: 'request-triage', data: { region: REGION } });
    }
    await world.meeting({
      type: 'put-on-agenda',
      data: { signalId: 'signal-1', subjects: ['signal'], cause: 'requested' },
    });
    world.now = IN_MEETING;
    await world.meeting({ type: 'close-meeting', data: { openQuestions: [] } });
  });

  it('tells the signals on the agenda, in the name of the chair, and no others', async () => {
    await world.react(automations);
    expect(await world.recorded('signal-signal-1', 'signal.triage-held.v1')).toMatchObject([
      {
        data: { region: REGION, meetingId: 'meeting-1' },
        actor: { party: CHAIR.id, person: 'automation' },
        occurredAt: IN_MEETING,
      },
    ]);
    expect(await world.recorded('signal-signal-2', 'signal.triage-held.v1')).toEqual([]);
  });

  it('does it once, also after a crash', async () => {
    await world.react(automations);
    const head = await world.store.head();
    await world.react(automations);
    expect(await world.store.head()).toBe(head);
  });
});

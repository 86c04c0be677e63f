import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aParty, OTHER_REGION, REGION } from '#party/testing';
import { ATTENTION_OFFICER, CHAIR, TriageWorld } from '#triage/testing';
import { WhenTriageRequestedThenPutOnAgenda } from './when-triage-requested-then-put-on-agenda.js';

const PUT = 'triage.signal-put-on-agenda.v1';

describe('when triage is requested, then put the signal on the agenda', () => {
  let world: TriageWorld;
  let automations: readonly [WhenTriageRequestedThenPutOnAgenda];

  beforeEach(async () => {
    world = new TriageWorld();
    automations = [new WhenTriageRequestedThenPutOnAgenda(world.commands, world.calendar)];
    await world.start();
    await world.register();
  });
  afterEach(() => world.stop());

  const request = () =>
    world.signal('signal-1', ATTENTION_OFFICER, { type: 'request-triage', data: { region: REGION } });

  it('takes the next meeting of the region that is planned', async () => {
    await world.plan({ meetingId: 'later', startsAt: '2031-03-24T13:00:00.000Z' });
    await world.plan({ meetingId: 'next' });
    const elsewhere = aParty('chain-director', { id: 'elsewhere', region: OTHER_REGION });
    await world.meeting(
      {
        type: 'plan-meeting',
        data: {
          meetingId: 'sooner-elsewhere',
          region: OTHER_REGION,
          startsAt: '2031-03-04T13:00:00.000Z',
          chair: elsewhere,
          members: [elsewhere],
          generated: false,
        },
      },
      'sooner-elsewhere',
      elsewhere,
    );
    await request();
    await world.react(automations);
    expect(await world.recorded('meeting-next', PUT)).toMatchObject([
      {
        data: { signalId: 'signal-1', subjects: ['signal'], cause: 'requested' },
        actor: { party: CHAIR.id, person: 'automation' },
      },
    ]);
    expect(await world.recorded('meeting-later', PUT)).toEqual([]);
    expect(await world.recorded('meeting-sooner-elsewhere', PUT)).toEqual([]);
  });

  it('takes a meeting that was planned after the request, not before its planning', async () => {
    await request();
    world.now = '2031-03-04T09:00:00.000Z';
    await world.plan();
    await world.react(automations);
    expect(await world.recorded('meeting-meeting-1', PUT)).toMatchObject([{ occurredAt: world.now }]);
  });

  it('waits when no meeting is planned', async () => {
    await request();
    const head = await world.store.head();
    await world.react(automations);
    expect(await world.store.head()).toBe(head);
  });

  it('does it once, also after a crash', async () => {
    await world.plan();
    await request();
    await world.react(automations);
    const head = await world.store.head();
    await world.react(automations);
    expect(await world.store.head()).toBe(head);
  });
});

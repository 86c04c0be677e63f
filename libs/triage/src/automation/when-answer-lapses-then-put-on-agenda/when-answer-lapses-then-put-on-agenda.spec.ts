import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignalCommand } from '#signal';
import { ATTENTION_OFFICER, CHAIR, MEETING_STARTS_AT, POLICE_TEAM, TriageWorld } from '#triage/testing';
import { WhenAnswerLapsesThenPutOnAgenda } from './when-answer-lapses-then-put-on-agenda.js';

const PUT = 'triage.signal-put-on-agenda.v1';
const BEFORE_MEETING = '2031-03-09T00:00:00.000Z';
const AFTER_FIRST = '2031-03-12T00:00:00.000Z';
const via = { kind: 'decision' } as const;

const defer = (until: string): SignalCommand => ({
  type: 'defer-reporting',
  data: { subject: 'signal', until, via },
});
const assign = (due: string): SignalCommand => ({
  type: 'assign-reporting',
  data: { subject: 'signal', to: POLICE_TEAM, due, via },
});

describe('when an answer lapses before a planned meeting, then put the signal on its agenda', () => {
  let world: TriageWorld;
  let automations: readonly [WhenAnswerLapsesThenPutOnAgenda];

  beforeEach(async () => {
    world = new TriageWorld();
    automations = [new WhenAnswerLapsesThenPutOnAgenda(world.commands, world.calendar)];
    await world.start();
    await world.register();
    await world.plan({ meetingId: 'first', startsAt: MEETING_STARTS_AT });
    await world.plan({ meetingId: 'second', startsAt: '2031-03-24T13:00:00.000Z' });
  });
  afterEach(() => world.stop());

  const agenda = async (meetingId: string) =>
    (await world.facts(`meeting-${meetingId}`, PUT)).map(({ data }) => data);

  it.each<[string, SignalCommand, string]>([
    ['put off until before it', defer(BEFORE_MEETING), 'deferred-until-now'],
    ['to be reported before it', assign(BEFORE_MEETING), 'unkept'],
    ['assumed', { type: 'assume-reporting', data: { subject: 'signal', reliesOn: POLICE_TEAM } }, 'assumed'],
  ])('%s', async (_what, command, cause) => {
    await world.signal('signal-1', ATTENTION_OFFICER, command);
    await world.react(automations);
    expect(await agenda('first')).toEqual([{ signalId: 'signal-1', subjects: ['signal'], cause }]);
    expect(await agenda('second')).toEqual([]);
    const [put] = await world.recorded('meeting-first', PUT);
    expect(put?.actor).toMatchObject({ party: CHAIR.id, person: 'automation' });
  });

  it('declined', async () => {
    await world.signal('signal-1', ATTENTION_OFFICER, assign('2031-04-30T00:00:00.000Z'));
    await world.signal('signal-1', POLICE_TEAM, {
      type: 'decline-reporting',
      data: { subject: 'signal', reason: 'no-capacity' },
    });
    await world.react(automations);
    expect(await agenda('first')).toEqual([
      { signalId: 'signal-1', subjects: ['signal'], cause: 'declined' },
    ]);
  });

  it('comes to the first meeting by which it has lapsed, not to an earlier one', async () => {
    await world.signal('signal-1', ATTENTION_OFFICER, defer(AFTER_FIRST));
    await world.react(automations);
    expect(await agenda('first')).toEqual([]);
    expect(await agenda('second')).toEqual([
      { signalId: 'signal-1', subjects: ['signal'], cause: 'deferred-until-now' },
    ]);
  });

  it('stays away while it holds at every meeting planned', async () => {
    await world.signal('signal-1', ATTENTION_OFFICER, assign('2031-04-30T00:00:00.000Z'));
    await world.react(automations);
    expect([...(await agenda('first')), ...(await agenda('second'))]).toEqual([]);
  });

  it('stays away when it was kept before this automation came to it', async () => {
    await world.signal('signal-1', ATTENTION_OFFICER, assign(BEFORE_MEETING));
    await world.signal('signal-1', POLICE_TEAM, {
      type: 'submit-report',
      data: { subject: 'signal', criteria: ['b8-offered'], legalBasis: 'legal-obligation', complete: true },
    });
    await world.react(automations);
    expect([...(await agenda('first')), ...(await agenda('second'))]).toEqual([]);
  });

  it('does it once, also after a crash', async () => {
    await world.signal('signal-1', ATTENTION_OFFICER, defer(BEFORE_MEETING));
    await world.react(automations);
    const head = await world.store.head();
    await world.react(automations);
    expect(await world.store.head()).toBe(head);
  });
});

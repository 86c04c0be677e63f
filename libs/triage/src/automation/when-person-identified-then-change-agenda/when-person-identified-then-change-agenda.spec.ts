import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignalCommand } from '#signal';
import { ATTENTION_OFFICER, TriageWorld } from '#triage/testing';
import { WhenPersonIdentifiedThenChangeAgenda } from './when-person-identified-then-change-agenda.js';

const CHANGED = 'triage.agenda-subjects-changed.v1';
const identifyTwo: SignalCommand = {
  type: 'identify-persons',
  data: {
    persons: [
      { sex: 'female', ageBand: '18-22', nationalityRegion: 'europe', forms: ['labour'] },
      { sex: 'male', ageBand: '23-30', nationalityRegion: 'asia', forms: ['labour'] },
    ],
  },
};

describe('when a person is identified, then change the agenda', () => {
  let world: TriageWorld;
  let automations: readonly [WhenPersonIdentifiedThenChangeAgenda];

  beforeEach(async () => {
    world = new TriageWorld();
    automations = [new WhenPersonIdentifiedThenChangeAgenda(world.commands, world.calendar)];
    await world.start();
    await world.register();
    await world.plan();
  });
  afterEach(() => world.stop());

  const identify = async () => {
    const { events } = await world.signal('signal-1', ATTENTION_OFFICER, identifyTwo);
    return events
      .filter(({ type }) => type === 'signal.person-identified.v1')
      .map(({ data }) => (data as { personId: string }).personId);
  };

  it('asks the question of an agenda for each person', async () => {
    await world.meeting({
      type: 'put-on-agenda',
      data: { signalId: 'signal-1', subjects: ['signal'], cause: 'added' },
    });
    const persons = await identify();
    await world.react(automations);
    expect(persons).toHaveLength(2);
    expect(await world.facts('meeting-meeting-1', CHANGED)).toEqual([
      { type: CHANGED, data: { signalId: 'signal-1', subjects: persons } },
    ]);
  });

  it('leaves meetings alone that do not have the signal, and closed ones', async () => {
    await world.meeting({
      type: 'put-on-agenda',
      data: { signalId: 'signal-2', subjects: ['signal'], cause: 'added' },
    });
    await world.plan({ meetingId: 'closed' });
    await world.meeting(
      { type: 'put-on-agenda', data: { signalId: 'signal-1', subjects: ['signal'], cause: 'added' } },
      'closed',
    );
    await world.meeting({ type: 'close-meeting', data: { openQuestions: [] } }, 'closed');
    await identify();
    await world.react(automations);
    expect(await world.facts('meeting-meeting-1', CHANGED)).toEqual([]);
    expect(await world.facts('meeting-closed', CHANGED)).toEqual([]);
  });

  it('does it once, also after a crash', async () => {
    await world.meeting({
      type: 'put-on-agenda',
      data: { signalId: 'signal-1', subjects: ['signal'], cause: 'added' },
    });
    await identify();
    await world.react(automations);
    const head = await world.store.head();
    await world.react(automations);
    expect(await world.store.head()).toBe(head);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { ATTENTION_OFFICER, CHAIR, POLICE_TEAM, TriageWorld } from '#triage/testing';
import { loadOpenQuestions, loadSignal, triageRegionOf } from './open-questions.js';

const via = { kind: 'decision' } as const;
const UNTIL = '2031-03-09T00:00:00.000Z';

describe('the open questions of some signals', () => {
  let world: TriageWorld;
  beforeEach(async () => {
    world = new TriageWorld();
    await world.register('signal-1');
    await world.register('signal-2');
  });

  const load = (at = world.now) =>
    loadOpenQuestions(world.commands, ['signal-1', 'signal-2', 'no-such-signal'], at);
  const whole = (signalId: string) => ({ signalId, subject: 'signal' });

  it('are those that nobody answered', async () => {
    expect(await load()).toEqual([whole('signal-1'), whole('signal-2')]);
    await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'assign-reporting',
      data: { subject: 'signal', to: POLICE_TEAM, due: UNTIL, via },
    });
    await world.signal('signal-2', ATTENTION_OFFICER, {
      type: 'waive-reporting',
      data: { subject: 'signal', reason: 'other', via },
    });
    expect(await load()).toEqual([]);
  });

  it('are those again that were put off until a date that has come', async () => {
    await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'defer-reporting',
      data: { subject: 'signal', until: UNTIL, via },
    });
    expect(await load()).toEqual([whole('signal-2')]);
    expect(await load(UNTIL)).toEqual([whole('signal-1'), whole('signal-2')]);
  });

  it('are asked for each known person', async () => {
    const { events } = await world.signal('signal-1', ATTENTION_OFFICER, {
      type: 'identify-persons',
      data: { persons: [{ sex: 'unknown', ageBand: 'unknown', nationalityRegion: 'unknown', forms: [] }] },
    });
    const { personId } = events[0]?.data as { personId: string };
    expect(await load()).toEqual([{ signalId: 'signal-1', subject: personId }, whole('signal-2')]);
  });

  it('are not those of a duplicate', async () => {
    await world.signal('signal-2', CHAIR, { type: 'merge-signal', data: { into: 'signal-1' } });
    expect(await load()).toEqual([whole('signal-1')]);
  });

  it('belong to the region where the signal plays', async () => {
    const signal = await loadSignal(world.commands, 'signal-1');
    expect(signal && triageRegionOf(signal)).toBe('noordermark');
  });
});

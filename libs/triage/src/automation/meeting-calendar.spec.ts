import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OTHER_REGION } from '#party/testing';
import { MEETING_STARTS_AT, TriageWorld } from '#triage/testing';

const LATER = '2031-03-24T13:00:00.000Z';

describe('the meeting calendar', () => {
  let world: TriageWorld;
  beforeEach(async () => {
    world = new TriageWorld();
    await world.plan({ meetingId: 'second', startsAt: LATER });
    await world.plan({ meetingId: 'first' });
    await world.start();
  });
  afterEach(() => world.stop());

  it('finds the next meeting of a region, whatever the order of planning', () => {
    expect(world.calendar.nextFrom('noordermark', world.now)?.meetingId).toBe('first');
    expect(world.calendar.nextFrom('noordermark', MEETING_STARTS_AT)?.meetingId).toBe('first');
    expect(world.calendar.nextFrom('noordermark', '2031-03-10T13:00:00.001Z')?.meetingId).toBe('second');
  });

  it('finds none after the last, and none of another region', () => {
    expect(world.calendar.nextFrom('noordermark', '2031-03-25T00:00:00.000Z')).toBeUndefined();
    expect(world.calendar.nextFrom(OTHER_REGION, world.now)).toBeUndefined();
  });

  it.each(['cancel-meeting', 'close-meeting'] as const)('forgets a meeting after %s', async (type) => {
    await world.meeting(
      type === 'close-meeting' ? { type, data: { openQuestions: [] } } : { type, data: {} },
      'first',
    );
    await world.calendar.ready();
    expect(world.calendar.find('first')).toBeUndefined();
    expect(world.calendar.nextFrom('noordermark', world.now)?.meetingId).toBe('second');
  });

  it('knows which meetings have a signal on their agenda', async () => {
    await world.meeting(
      { type: 'put-on-agenda', data: { signalId: 'signal-1', subjects: ['signal'], cause: 'added' } },
      'first',
    );
    await world.calendar.ready();
    expect(world.calendar.withSignal('signal-1').map(({ meetingId }) => meetingId)).toEqual(['first']);
    await world.meeting({ type: 'take-off-agenda', data: { signalId: 'signal-1' } }, 'first');
    await world.calendar.ready();
    expect(world.calendar.withSignal('signal-1')).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signalPath } from '#ledger';
import { ATTENTION_OFFICER, day, Story } from '#ledger/testing';

describe('the facts of a path', () => {
  let story: Story;
  beforeEach(async () => {
    story = await Story.begin();
    await story.register(0, 'signal-1');
  });
  afterEach(() => story.close());

  const facts = async (knownAt = story.world.now) => {
    await story.world.follow();
    const path = await signalPath(story.world.reader, { validAt: day(20), knownAt, signalId: 'signal-1' });
    return path?.facts ?? [];
  };

  /** A hold that happened on day 1, that another system recorded on day 2, and that came in here on day 9. */
  const importHold = async () => {
    const branchId = await story.branchOf('signal-1', ATTENTION_OFFICER);
    story.world.now = day(9);
    await story.world.signal(
      'signal-1',
      ATTENTION_OFFICER,
      { type: 'hold-until', data: { branchId, until: day(5), reason: 'enrichment' } },
      day(1),
      day(2),
    );
  };

  it('tell three times apart: it happened, the system it comes from recorded it, it was recorded here', async () => {
    await importHold();
    expect((await facts()).find(({ type }) => type === 'signal.held.v1')).toMatchObject({
      occurredAt: day(1),
      sourceRecordedAt: day(2),
      recordedAt: day(9),
      recordedLate: true,
    });
  });

  it('have no such time in another system when they were recorded here', async () => {
    const found = await facts();
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ sourceRecordedAt }) => sourceRecordedAt)).toEqual(found.map(() => null));
  });

  it('are not known here before they were recorded here, whatever the other system says', async () => {
    await importHold();
    expect((await facts(day(8))).map(({ type }) => type)).not.toContain('signal.held.v1');
    expect((await facts(day(9))).map(({ type }) => type)).toContain('signal.held.v1');
  });
});

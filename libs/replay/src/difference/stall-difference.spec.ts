import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stallBoard, type AsOf } from '#ledger';
import { ATTENTION_OFFICER, CHAIN_DIRECTOR, day, Story } from '#ledger/testing';
import { stallChanges, StallCauses, type StallDifference } from '#replay';

describe('the difference between two stall boards', () => {
  let story: Story;
  beforeEach(async () => {
    story = await Story.begin();
    // Whatever waits longer than two days stalls.
    await story.publish(day(-30), 2);
    await story.register(0, 'signal-1');
    await story.offer(1, 'signal-1', ATTENTION_OFFICER, CHAIN_DIRECTOR);
  });
  afterEach(() => story.close());

  const at = (valid: number, known: number): AsOf => ({ validAt: day(valid), knownAt: day(known) });
  const board = async (asOf: AsOf) => {
    const page = { page: 1, pageSize: 500 };
    return (await stallBoard(story.world.reader, { ...asOf, ...page, kind: 'offered-not-accepted' })).items;
  };
  const between = async (from: AsOf, to: AsOf): Promise<StallDifference[]> => {
    await story.world.follow();
    const causes = new StallCauses(story.world, from, to);
    return Promise.all(
      stallChanges(await board(from), await board(to)).map((change) => causes.explain(change)),
    );
  };
  const told = (differences: readonly StallDifference[]) =>
    differences.map(({ difference, classes }) => [difference, ...classes]);

  it('says that only time passed when a norm was passed and nothing happened', async () => {
    const differences = await between(at(2, 2), at(5, 5));
    expect(told(differences)).toEqual([['appeared', 'time-passed']]);
    expect(differences[0]).toMatchObject({ after: { signalId: 'signal-1' }, causes: [] });
  });

  it('does not count growing older', async () => {
    expect(await between(at(5, 5), at(9, 9))).toEqual([]);
  });

  it('says what happened when it left', async () => {
    await story.accept(6, 'signal-1', CHAIN_DIRECTOR);
    const differences = await between(at(5, 5), at(7, 7));
    expect(told(differences)).toEqual([['left', 'happened']]);
    expect(differences[0]?.causes.map(({ type }) => type)).toEqual(['signal.hand-off-accepted.v1']);
  });

  it('says that it had been answered all the while, when that was recorded late', async () => {
    const { data } = await story.fact('signal-1', 'signal.hand-off-offered.v1');
    story.world.now = day(10);
    const { handOffId } = data;
    await story.world.signal(
      'signal-1',
      CHAIN_DIRECTOR,
      { type: 'accept-hand-off', data: { handOffId } },
      day(2),
    );
    expect(told(await between(at(5, 5), at(5, 11)))).toEqual([['left', 'recorded-late']]);
  });

  it('says what was put right', async () => {
    story.world.now = day(8);
    await story.correct('signal-1', 'signal.hand-off-offered.v1', {
      kind: 'occurred-at',
      occurredAt: day(4),
    });
    const differences = await between(at(5, 5), at(5, 9));
    expect(told(differences)).toEqual([['left', 'corrected']]);
  });

  it('names the new route when the norm is another', async () => {
    story.world.now = day(6);
    await story.publish(day(7), 30);
    const differences = await between(at(5, 5), at(8, 8));
    expect(told(differences)).toEqual([['left', 'happened']]);
    expect(differences[0]?.causes.map(({ type }) => type)).toContain('route.published.v1');
  });
});

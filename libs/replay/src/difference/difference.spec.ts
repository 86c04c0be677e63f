import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays, type Instant, type RecordedEvent } from '#event-sourcing';
import type { AsOf } from '#ledger';
import {
  ATTENTION_OFFICER,
  CHAIN_DIRECTOR,
  Chance,
  day,
  LedgerWorld,
  playAtRandom,
  Story,
} from '#ledger/testing';
import { applyDifferences, differenceOf, seenAsOf, type RowDifference } from '#replay';

describe('the difference between two pictures of a signal', () => {
  let story: Story;
  beforeEach(async () => {
    story = await Story.begin();
    await story.register(0, 'signal-1');
  });
  afterEach(() => story.close());

  const between = async (from: AsOf, to: AsOf) => {
    const facts = await story.world.store.readStream('signal-signal-1');
    return differenceOf(facts, from, to);
  };
  const about = (differences: readonly RowDifference[], what: string) =>
    differences
      .filter(({ before, after }) => (after ?? before)?.what === what)
      .map(({ difference, causes }) => [difference, ...causes.map((cause) => [cause.class, cause.type])]);
  const at = (valid: number, known: number): AsOf => ({ validAt: day(valid), knownAt: day(known) });
  const enrich = async (occurred: number, recorded: number, urgency: 'acute' | 'normal') => {
    story.world.now = day(recorded);
    const branchId = await story.branchOf('signal-1', ATTENTION_OFFICER);
    const data = { branchId, forms: null, urgency, personCount: null, region: null, municipality: null };
    await story.world.signal('signal-1', ATTENTION_OFFICER, { type: 'enrich-signal', data }, day(occurred));
  };

  it('tells what happened in between', async () => {
    await story.offer(4, 'signal-1', ATTENTION_OFFICER, CHAIN_DIRECTOR);
    await story.accept(6, 'signal-1', CHAIN_DIRECTOR);
    expect(about(await between(at(3, 3), at(5, 5)), 'offer')).toEqual([
      ['appeared', ['happened', 'signal.hand-off-offered.v1']],
    ]);
    expect(about(await between(at(5, 5), at(7, 7)), 'offer')).toEqual([
      ['changed', ['happened', 'signal.hand-off-accepted.v1']],
    ]);
    expect(about(await between(at(5, 5), at(7, 7)), 'custody')).toEqual([
      ['changed', ['happened', 'signal.branch-passed-on.v1']],
      ['appeared', ['happened', 'signal.hand-off-accepted.v1']],
    ]);
  });

  it('tells what was so already, but was recorded late', async () => {
    await enrich(2, 9, 'acute');
    const late = await between(at(3, 3), at(3, 10));
    expect(about(late, 'profile')).toEqual([
      ['changed', ['recorded-late', 'signal.enriched.v1']],
      ['appeared', ['recorded-late', 'signal.enriched.v1']],
    ]);
    expect(late[0]?.causes[0]).toMatchObject({ lateBy: 'P7D', actor: { party: ATTENTION_OFFICER.id } });
    // Seen from before it happened, it happened in between, whenever it was recorded.
    expect(about(await between(at(1, 1), at(10, 10)), 'profile')[0]).toEqual([
      'changed',
      ['happened', 'signal.enriched.v1'],
    ]);
  });

  it('tells what was put right', async () => {
    await enrich(2, 2, 'acute');
    story.world.now = day(9);
    await story.correct('signal-1', 'signal.enriched.v1', { kind: 'void' });
    expect(about(await between(at(3, 3), at(3, 10)), 'profile')).toEqual([
      ['changed', ['corrected', 'signal.fact-corrected.v1']],
      ['left', ['corrected', 'signal.fact-corrected.v1']],
    ]);
  });

  it('keeps apart what was recorded late and then put right', async () => {
    await enrich(2, 9, 'acute');
    story.world.now = day(12);
    await story.correct('signal-1', 'signal.enriched.v1', { kind: 'data', fields: { urgency: 'normal' } });
    expect(about(await between(at(3, 3), at(3, 13)), 'profile')).toContainEqual([
      'appeared',
      ['recorded-late', 'signal.enriched.v1'],
      ['corrected', 'signal.fact-corrected.v1'],
    ]);
  });

  it('says nothing of what came and went in between', async () => {
    await enrich(2, 9, 'acute');
    story.world.now = day(12);
    await story.correct('signal-1', 'signal.enriched.v1', { kind: 'void' });
    expect(await between(at(3, 3), at(3, 13))).toEqual([]);
  });
});

describe('of any history and any two pictures', () => {
  const numbers = fc.array(fc.nat({ max: 400 }), { minLength: 20, maxLength: 60 });
  const instants = fc.array(fc.nat({ max: 1000 }), { minLength: 4, maxLength: 4 });

  it('the differences lead from one to the other, both ways, and each has a cause; none from one to itself', async () => {
    const classes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(numbers, instants, async (chosen, parts) => {
        const world = await LedgerWorld.open(day(0));
        try {
          await playAtRandom(world, new Chance(chosen), 40);
          const [a, b] = picturesWithin(world.now, parts);
          for (const id of ['signal-a', 'signal-b']) {
            const facts = await world.store.readStream(`signal-${id}`);
            expectToLeadThere(facts, a, b);
            for (const { causes } of differenceOf(facts, a, b))
              for (const cause of causes) classes.set(cause.class, (classes.get(cause.class) ?? 0) + 1);
          }
        } finally {
          await world.close();
        }
      }),
      { numRuns: 60 },
    );
    for (const name of ['happened', 'recorded-late', 'corrected'])
      expect([name, (classes.get(name) ?? 0) > 3]).toEqual([name, true]);
  }, 60_000);

  function expectToLeadThere(facts: readonly RecordedEvent[], a: AsOf, b: AsOf): void {
    const there = differenceOf(facts, a, b);
    const back = differenceOf(facts, b, a);
    expect(sorted(applyDifferences(seenAsOf(facts, a), there))).toEqual(sorted(seenAsOf(facts, b)));
    expect(sorted(applyDifferences(seenAsOf(facts, b), back))).toEqual(sorted(seenAsOf(facts, a)));
    expect(there.filter(({ causes }) => causes.length === 0)).toEqual([]);
    expect(classesOf(back)).toEqual(classesOf(there));
    expect([...differenceOf(facts, a, a), ...differenceOf(facts, b, b)]).toEqual([]);
  }

  function classesOf(differences: readonly RowDifference[]): unknown {
    return differences
      .map(({ key, causes }) =>
        [key, ...causes.map((cause) => `${cause.class} ${cause.eventId}`).sort()].join(),
      )
      .sort();
  }

  function sorted(seen: ReadonlyMap<string, unknown>): unknown {
    return [...seen].sort(([x], [y]) => (x < y ? -1 : 1));
  }

  function picturesWithin(end: Instant, parts: readonly number[]): readonly [AsOf, AsOf] {
    const days = (Date.parse(end) - Date.parse(day(0))) / 86_400_000;
    const [v1, k1, v2, k2] = parts.map((part) => plusDays(day(0), ((days + 1) * part) / 1000)) as [
      Instant,
      Instant,
      Instant,
      Instant,
    ];
    return [
      { validAt: v1, knownAt: k1 },
      { validAt: v2, knownAt: k2 },
    ];
  }
});

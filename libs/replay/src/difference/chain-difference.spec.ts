import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays, type Position } from '#event-sourcing';
import { foreseen, type AsOf } from '#ledger';
import {
  ATTENTION_OFFICER,
  Chance,
  CHAIN_DIRECTOR,
  day,
  LedgerWorld,
  MEETING,
  OTHER_REGION,
  playAtRandom,
  REGION,
  Story,
} from '#ledger/testing';
import { ENGINE } from '#postgres/testing';
import { aboutOf, chainDifference, differenceOf, positionAt, type HistoryDifference } from '#replay';

/** Each makes a database of its own, which takes a server longer. */
const RUNS = ENGINE === 'postgres' ? 6 : 40;

let story: Story;
beforeAll(async () => {
  story = await Story.told();
  // Published now, in force in a week.
  await story.publish(day(27), 5);
  story.world.now = day(21);
  const branchId = await story.branchOf('signal-3', ATTENTION_OFFICER);
  const data = {
    branchId,
    forms: null,
    urgency: 'acute',
    personCount: null,
    region: null,
    municipality: null,
  } as const;
  await story.world.signal('signal-3', ATTENTION_OFFICER, { type: 'enrich-signal', data }, day(2));
  await story.world.signal('signal-1', CHAIN_DIRECTOR, {
    type: 'hold-until',
    data: {
      branchId: await story.branchOf('signal-1', CHAIN_DIRECTOR),
      until: day(35),
      reason: 'enrichment',
    },
  });
  await story.world.follow();
});
afterAll(() => story.close());

const at = (valid: number, known: number): AsOf => ({ validAt: day(valid), knownAt: day(known) });
const pages = async (from: AsOf, to: AsOf, pageSize: number, region?: string) => {
  const items: HistoryDifference[] = [];
  for (let after: Position | undefined; ;) {
    const page = await chainDifference(story.world, { from, to, region, after, pageSize }, (window) =>
      foreseen(story.world.reader, window),
    );
    expect(page.items.length).toBeLessThanOrEqual(pageSize);
    items.push(...page.items);
    if (page.next === null) return items;
    after = page.next;
  }
};
const ids = (items: readonly HistoryDifference[]) => items.map(({ about }) => about.id);

describe('the difference of the whole chain', () => {
  it('names what appeared and what changed, page by page as on one page', async () => {
    const whole = await pages(at(4.5, 4.5), at(20, 20), 200);
    expect(ids(whole).sort()).toEqual(
      [MEETING, 'signal-1', 'signal-2', 'signal-3', 'signal-4', 'signal-5'].sort(),
    );
    expect(whole.find(({ about }) => about.kind === 'meeting')?.difference).toBe('appeared');
    expect(whole.find(({ about }) => about.id === 'signal-1')?.difference).toBe('changed');
    expect(await pages(at(4.5, 4.5), at(20, 20), 2)).toEqual(whole);
    const back = await pages(at(20, 20), at(4.5, 4.5), 200);
    expect(back.find(({ about }) => about.kind === 'meeting')?.difference).toBe('left');
  });

  it('finds what was recorded late of what was so already', async () => {
    const late = await pages(at(10, 20.5), at(10, 22), 50);
    expect(ids(late)).toEqual(['signal-3']);
    expect(late[0]?.rows.flatMap(({ causes }) => causes.map((cause) => cause.class))).toEqual([
      'recorded-late',
      'recorded-late',
    ]);
  });

  it('finds a route that was published before, and came into force in between', async () => {
    const items = await pages(at(26, 26), at(28, 28), 50);
    expect(items.map(({ about }) => about)).toEqual([{ kind: 'route', id: REGION }]);
  });

  it('finds a hold that was recorded before, and ran out in between', async () => {
    const items = await pages(at(34, 34), at(36, 36), 50);
    expect(ids(items)).toEqual(['signal-1']);
    expect(items[0]?.rows).toMatchObject([
      { difference: 'appeared', after: { what: 'undecided', from: day(35) } },
    ]);
  });

  it('keeps to a region', async () => {
    const all = await pages(at(-31, -31), at(20, 20), 50);
    expect(ids(await pages(at(-31, -31), at(20, 20), 3, REGION))).toEqual(ids(all));
    expect(await pages(at(-31, -31), at(20, 20), 50, OTHER_REGION)).toEqual([]);
  });

  it('has nothing to tell of a picture and itself', async () => {
    expect(await pages(at(12, 13), at(12, 13), 50)).toEqual([]);
  });

  it('misses nothing that any single history tells', async () => {
    const streams = new Set((await story.world.recorded()).map(({ stream }) => stream));
    for (const [from, to] of [
      [at(0, 0), at(20, 30)],
      [at(7, 9), at(6, 30)],
      [at(30, 30), at(5, 21.5)],
      [at(22, 22), at(50, 50)],
      [at(21.5, 40), at(40, 22)],
    ] as const) {
      const found = new Map((await pages(from, to, 7)).map(({ about, rows }) => [about.id, rows]));
      for (const stream of streams) {
        const rows = differenceOf(await story.world.store.readStream(stream), from, to);
        expect([stream, found.get(aboutOf(stream).id) ?? []]).toEqual([stream, rows]);
      }
    }
  });
});

it('misses nothing in any history, and tells nothing twice', async () => {
  let found = 0;
  const numbers = fc.array(fc.nat({ max: 400 }), { minLength: 20, maxLength: 60 });
  const instants = fc.array(fc.integer({ min: -1, max: 100 }), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(numbers, instants, async (chosen, [v1 = 0, k1 = 0, v2 = 0, k2 = 0]) => {
      const world = await LedgerWorld.open(day(0));
      try {
        await playAtRandom(world, new Chance(chosen), 50);
        await world.follow();
        const criteria = { from: at(v1, k1), to: at(v2, k2), pageSize: 1 };
        const told: unknown[] = [];
        for (let after: Position | undefined; ;) {
          const page = await chainDifference(world, { ...criteria, after }, (window) =>
            foreseen(world.reader, window),
          );
          told.push(...page.items.map(({ about, rows }) => [about.id, rows]));
          if (page.next === null) break;
          after = page.next;
        }
        const all = await Promise.all(
          ['signal-a', 'signal-b'].map(async (id) => {
            const facts = await world.store.readStream(`signal-${id}`);
            return [id, differenceOf(facts, criteria.from, criteria.to)] as const;
          }),
        );
        const expected = all.filter(([, rows]) => rows.length > 0);
        expect(new Map(told as [string, unknown][])).toEqual(new Map(expected));
        expect(told.length).toBe(expected.length);
        found += told.length;
      } finally {
        await world.close();
      }
    }),
    { numRuns: RUNS },
  );
  expect(found).toBeGreaterThan(RUNS / 2);
}, 60_000);

it.each([true, false])('finds the position of an instant (any position can be sought: %s)', async (seeks) => {
  const { store } = story.world;
  const from = {
    store: {
      readStream: store.readStream.bind(store),
      readAll: store.readAll.bind(store),
      head: () => store.head(),
      seeksAnyPosition: seeks,
    },
  };
  const recorded = await story.world.recorded();
  for (const { recordedAt } of recorded.filter((_, index) => index % 5 === 0)) {
    const upTo = recorded.filter((event) => event.recordedAt <= recordedAt).at(-1)?.position;
    expect(await positionAt(from, recordedAt)).toBe(upTo);
  }
  expect(await positionAt(from, plusDays(day(-30), -1))).toBe(0n);
});

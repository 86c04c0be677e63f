import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toMillis, type RecordedEvent } from '#event-sourcing';
import { intervalsOf, LANES, LedgerProjection, visible, type Interval, type Lane } from '#ledger';
import { Chance, LedgerWorld, playAtRandom } from '#ledger/testing';

const START = '2031-03-03T09:00:00.000Z';

/** What a row says, in words that do not depend on where it came from. */
function said(row: Record<string, unknown>): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function saidOf({
  lane,
  ref,
  signalId,
  subject,
  party,
  other,
  state,
  reason,
  due,
  amount,
  detail,
  from,
  to,
  openedBy,
  closedBy,
}: Interval): string {
  return said({
    lane: LANES[lane],
    ref,
    signal_id: signalId,
    subject,
    party_id: party?.id ?? null,
    role: party?.role ?? null,
    region: party?.region ?? null,
    municipality: party?.municipality ?? null,
    other_party_id: other?.id ?? null,
    other_role: other?.role ?? null,
    other_region: other?.region ?? null,
    state,
    reason,
    due,
    amount,
    detail: JSON.stringify(detail),
    valid_from: from,
    valid_to: to,
    opened_by: openedBy,
    closed_by: closedBy,
  });
}

/** All rows known at an instant. */
async function rowsKnownAt(world: LedgerWorld, knownAt: number): Promise<string[]> {
  const rows = await world.reader.query<Record<string, unknown>[]>(
    `SELECT lane, ref, signal_id, subject, party_id, role, region, municipality, other_party_id, other_role, other_region, state, reason, due, amount,
       detail, valid_from, valid_to, opened_by, closed_by FROM interval WHERE known_from <= ? AND known_to > ?`,
    [knownAt, knownAt],
  );
  return rows.map(said).sort();
}

/** What the facts recorded by then say, worked out from nothing. */
function saidByFacts(events: readonly RecordedEvent[], knownAt: number): Interval[] {
  const known = events.filter((event) => toMillis(event.recordedAt) <= knownAt);
  return [...Map.groupBy(known, (event) => event.stream).values()].flatMap((facts) => intervalsOf(facts));
}

describe('the ledger as it was known at any instant', () => {
  it('equals what the facts recorded until then say, after any history, however it was cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(1_000_000), { minLength: 30, maxLength: 200 }),
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        async (numbers, steps, batchSize, factsInMemory) => {
          const world = await LedgerWorld.open(START, factsInMemory);
          await playAtRandom(world, new Chance(numbers), steps);
          await world.follow(batchSize);
          const events = await world.recorded();
          const instants = [...new Set(events.map((event) => toMillis(event.recordedAt)))].flatMap((at) => [
            at - 1,
            at,
          ]);
          for (const knownAt of instants) {
            const intervals = saidByFacts(events, knownAt);
            expect(await rowsKnownAt(world, knownAt)).toEqual(intervals.map(saidOf).sort());
            await expectIndexAgrees(world, intervals, knownAt, new Chance(numbers));
          }
          await world.close();
        },
      ),
      { numRuns: RUNS },
    );
  }, 120_000);
});

describe('two processes that keep the same ledger', () => {
  it('cannot write it twice: whoever finds the checkpoint moved writes nothing, and goes on from there when tried again', async () => {
    const world = await LedgerWorld.open(START);
    await playAtRandom(world, new Chance([4, 8, 15, 16, 23, 42]), 20);
    const events = await world.recorded();
    const half = Math.floor(events.length / 2);
    const [early, late] = [events.slice(0, half), events.slice(half)];
    const end = (part: readonly RecordedEvent[]) => part.at(-1)?.position ?? 0n;
    const other = new LedgerProjection(world.models.writer);
    await world.projection.apply(early, end(early));
    expect(await other.checkpoint()).toBe(end(early));
    await world.projection.apply(late, end(late));
    const before = await rowsKnownAt(world, toMillis(world.now));
    await expect(other.apply(late, end(late))).rejects.toThrow(/Another process keeps these views/);
    await expect(other.apply(late, end(late))).rejects.toThrow(/Another process keeps these views/);
    expect(await rowsKnownAt(world, toMillis(world.now))).toEqual(before);
    expect(await other.checkpoint()).toBe(end(late));
    await world.close();
  });
});

const RUNS = 25;

/** Every view finds its rows through the as-of index: it must let through exactly what was so. */
async function expectIndexAgrees(
  world: LedgerWorld,
  intervals: readonly Interval[],
  knownAt: number,
  chance: Chance,
): Promise<void> {
  const edges = intervals.flatMap(({ from, to }) => [from, to]).filter((at) => at < Date.UTC(2040, 0));
  if (edges.length === 0) return;
  const validAt = chance.of(edges) - chance.below(2);
  const asOf = { validAt: new Date(validAt).toISOString(), knownAt: new Date(knownAt).toISOString() };
  for (const lane of Object.keys(LANES) as Lane[]) {
    const { text, values } = visible(lane, asOf);
    const found = await world.reader.query<{ ref: string }[]>(`SELECT i.ref FROM ${text}`, [...values]);
    const expected = intervals.filter(
      (interval) => interval.lane === lane && interval.from <= validAt && interval.to > validAt,
    );
    expect(found.map(({ ref }) => ref).sort()).toEqual(expected.map(({ ref }) => ref).sort());
  }
}

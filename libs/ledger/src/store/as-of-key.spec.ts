import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FOREVER } from '../interval/interval.js';
import { asOfKey, SPANS } from './as-of-key.js';

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);
const instant = fc.oneof(
  fc.integer({ min: -200_000, max: 40_000 }).map((days) => START + days * DAY),
  fc.integer({ min: 0, max: 10 }).map((ms) => START + ms),
);
const end = fc.oneof(instant, fc.constant(FOREVER));
const times = fc.record({ validFrom: instant, validTo: end, knownFrom: instant, knownTo: end });

/** What a query looks up: one short range of each span. */
function isFound({ span, keyFrom }: ReturnType<typeof asOfKey>, valid: number, known: number): boolean {
  const found = SPANS.find((each) => each.span === span);
  if (found === undefined) return false;
  const at = found.axis === 'valid' ? valid : known;
  return keyFrom > at - found.width && keyFrom <= at;
}

describe('the as-of index', () => {
  it('finds every row that holds at two instants', () => {
    fc.assert(
      fc.property(times, instant, instant, (row, valid, known) => {
        fc.pre(row.validFrom <= valid && valid < row.validTo);
        fc.pre(row.knownFrom <= known && known < row.knownTo);
        expect(isFound(asOfKey(row), valid, known)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('looks at rows of a span at the most twice as long as the shortest that could hold', () => {
    const row = { validFrom: START, validTo: START + 30 * DAY, knownFrom: START, knownTo: FOREVER };
    expect(isFound(asOfKey(row), START + 61 * DAY, START + 61 * DAY)).toBe(false);
  });

  it('finds no row that was so for no time at all', () => {
    expect(asOfKey({ validFrom: 5, validTo: 5, knownFrom: 5, knownTo: FOREVER }).span).toBeNull();
  });

  it('moves a row once: when what it says without an end is not believed any more', () => {
    const row = { validFrom: START, validTo: FOREVER, knownFrom: START + 5, knownTo: FOREVER };
    const superseded = asOfKey({ ...row, knownTo: START + DAY });
    expect(superseded.keyFrom).toBe(asOfKey(row).keyFrom);
    expect(superseded.span).not.toBe(asOfKey(row).span);
    const ended = { ...row, validTo: START + DAY };
    expect(asOfKey({ ...ended, knownTo: START + 9 * DAY })).toEqual(asOfKey(ended));
  });
});

import { FOREVER, type Interval, type Lane } from './interval.js';

/** How an interval is shown while it was still running: what its end told was not so yet. */
const WHILE_RUNNING: Partial<Record<Lane, Partial<Interval>>> = {
  custody: { state: 'held', reason: null },
  offer: { state: 'offered', reason: null },
  'feedback-duty': { state: 'owed' },
};

/** The intervals that had begun by an instant (milliseconds), as they stood then: what ended later still ran. */
export function seenAt(intervals: readonly Interval[], at: number): readonly Interval[] {
  return intervals
    .filter((interval) => interval.from <= at)
    .map((interval) =>
      interval.to > at
        ? { ...interval, to: FOREVER, closedBy: null, ...WHILE_RUNNING[interval.lane] }
        : interval,
    );
}

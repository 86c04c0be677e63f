import { FOREVER } from '../interval/interval.js';

/**
 * The as-of index, an ordinary B-tree over (lane, span, key_from), finds the rows that held at one instant on both time
 * axes. Each row is kept under one interval of its four times, its key, and under the key's length to the next power of two,
 * its span. What holds at x within a span began less than the span's length before x: one short range for each span
 * (ADR 22). What it finds may hold too much, never too little; `visible()` compares all four times.
 */
interface Times {
  readonly validFrom: number;
  readonly validTo: number;
  readonly knownFrom: number;
  readonly knownTo: number;
}

export interface AsOfKey {
  /** Null: it lasted no time at all, so that no instant finds it. */
  readonly span: number | null;
  /** Milliseconds since 1970. */
  readonly keyFrom: number;
}

/** A span, and how long its keys are at the most. */
export interface Span {
  readonly span: number;
  /** By which of the two instants it is looked up. */
  readonly axis: 'valid' | 'known';
  /** Milliseconds; a power of two. */
  readonly width: number;
}

/** Shorter keys share a span: 2^22 ms is 70 minutes. */
const LEAST = 22;
/** 2^47 ms is 4,459 years. */
const MOST = 47;
/** Spans of rows that had not ended, and are not believed any more, are counted from here. */
const SUPERSEDED = 100;
/** Rows that have not ended and are believed now. */
const OPEN = 200;

/** Where the index keeps a row. What has ended is found by when it was so; what has not ended, by when that was known. */
export function asOfKey({ validFrom, validTo, knownFrom, knownTo }: Times): AsOfKey {
  if (validTo <= validFrom) return { span: null, keyFrom: validFrom };
  if (validTo < FOREVER) return { span: exponentOf(validTo - validFrom), keyFrom: validFrom };
  if (knownTo >= FOREVER) return { span: OPEN, keyFrom: knownFrom };
  return { span: SUPERSEDED + exponentOf(knownTo - knownFrom), keyFrom: knownFrom };
}

/** All spans there are. */
export const SPANS: readonly Span[] = [
  ...exponents().map((n): Span => ({ span: n, axis: 'valid', width: 2 ** n })),
  ...exponents().map((n): Span => ({ span: SUPERSEDED + n, axis: 'known', width: 2 ** n })),
  { span: OPEN, axis: 'known', width: 2 ** (MOST + 1) },
];

/** The least n for which 2^n ms is long enough. */
function exponentOf(millis: number): number {
  let n = LEAST;
  while (2 ** n < millis) n += 1;
  return n;
}

function exponents(): number[] {
  return Array.from({ length: MOST - LEAST + 1 }, (_, i) => LEAST + i);
}

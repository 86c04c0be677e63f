import type { PartyRef } from '#party';
import type { Interval } from '../interval/interval.js';

/** A row that is believed now. */
export interface BelievedRow {
  readonly id: number;
  readonly interval: Interval;
  /** Milliseconds since 1970. */
  readonly knownFrom: number;
}

export interface Difference {
  /** Rows that still say what is so. */
  readonly kept: readonly BelievedRow[];
  /** What no row says yet. */
  readonly added: readonly Interval[];
  /** Rows that say what is not believed any more. */
  readonly gone: readonly BelievedRow[];
}

/** What must change in the rows so that they say exactly these intervals, each once. */
export function differenceOf(rows: readonly BelievedRow[], intervals: readonly Interval[]): Difference {
  const present = new Map<string, BelievedRow[]>();
  for (const row of rows) push(present, keyOf(row.interval), row);
  const said = new Map<string, Interval[]>();
  const kept = new Set<BelievedRow>();
  const added: Interval[] = [];
  for (const interval of intervals) {
    const key = keyOf(interval);
    if (said.get(key)?.some((other) => saySame(other, interval)) === true) continue;
    push(said, key, interval);
    const row = present.get(key)?.find((candidate) => saySame(candidate.interval, interval));
    if (row === undefined) added.push(interval);
    else kept.add(row);
  }
  return { kept: [...kept], added, gone: rows.filter((row) => !kept.has(row)) };
}

function keyOf({ lane, ref, from }: Interval): string {
  return `${lane} ${ref} ${from}`;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** Whether two intervals of one key say the same in every field. */
function saySame(a: Interval, b: Interval): boolean {
  return (
    a.to === b.to &&
    a.state === b.state &&
    a.reason === b.reason &&
    a.subject === b.subject &&
    a.due === b.due &&
    a.amount === b.amount &&
    a.openedBy === b.openedBy &&
    a.closedBy === b.closedBy &&
    a.signalId === b.signalId &&
    isSameParty(a.party, b.party) &&
    isSameParty(a.other, b.other) &&
    isSameDetail(a.detail, b.detail)
  );
}

function isSameParty(a: PartyRef | null, b: PartyRef | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  return a.id === b.id && a.role === b.role && a.region === b.region && a.municipality === b.municipality;
}

/** Coded facts: plain values, or small objects and lists that are compared by their text. */
function isSameDetail(a: Interval['detail'], b: Interval['detail']): boolean {
  if (a === b) return true;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => a[key] === b[key] || hasSameText(a[key], b[key]));
}

function hasSameText(a: unknown, b: unknown): boolean {
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
}

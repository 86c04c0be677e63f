import type { Instant, Position, RecordedEvent } from '#event-sourcing';
import type { AsOf, Foreseen } from '#ledger';
import { positionAt } from '../stream/position-at.js';
import type { History } from '../stream/replay.js';
import { aboutOf, type About } from '../stream/replayable.js';
import { differenceOf, type DifferenceKind, type RowDifference } from './difference.js';
import { seenAsOf, type Seen } from './seen-row.js';
import { factsOf } from './signal-difference.js';

/** A history of which something is different. */
export interface HistoryDifference {
  readonly about: About;
  /** Appeared: nothing of it was known, or so, in the first picture. Left: the other way round. */
  readonly difference: DifferenceKind;
  readonly rows: readonly RowDifference[];
}

export interface ChainDifference {
  readonly items: readonly HistoryDifference[];
  /** Position to go on after; null: there is nothing further. */
  readonly next: Position | null;
}

export interface ChainDifferenceCriteria {
  readonly from: AsOf;
  readonly to: AsOf;
  readonly region?: string | undefined;
  readonly after?: Position | undefined;
  readonly pageSize: number;
}

/** Histories that one call looks into at the most; a page may hold less than was asked, and says where to go on. */
const MOST_LOOKED_INTO = 1000;
/** Events that one call goes through at the most. */
const MOST_GONE_THROUGH = 100_000;
const BATCH = 500;
const NOTHING_FORESEEN: Foreseen = { signals: [], regions: [] };

/** Looks up what was recorded by `knownBy` to change by itself after `from`, at `to` at the latest. */
export type FindForeseen = (window: {
  readonly knownBy: Instant;
  readonly from: Instant;
  readonly to: Instant;
}) => Promise<Foreseen>;

/**
 * What is different in the whole chain, in the order in which each history was first added to. A history that nothing was
 * recorded of since the earliest of the instants differs only if what was recorded before took effect in between: a hold
 * ran out, a route came into force.
 */
export async function chainDifference(
  history: History,
  { from, to, region, after = 0n, pageSize }: ChainDifferenceCriteria,
  findForeseen: FindForeseen,
): Promise<ChainDifference> {
  const since = [from.validAt, from.knownAt, to.validAt, to.knownAt].sort()[0] as Instant;
  const until = from.knownAt > to.knownAt ? from.knownAt : to.knownAt;
  const start = await positionAt(history, since);
  const [validFrom, validTo] = [from.validAt, to.validAt].sort() as [Instant, Instant];
  const byItself =
    after < start ? await findForeseen({ knownBy: since, from: validFrom, to: validTo }) : NOTHING_FORESEEN;
  const items: HistoryDifference[] = [];
  let lookedInto = 0;
  const matters = (event: RecordedEvent) =>
    event.recordedAt > since && (isOutOfTime(event) || event.occurredAt <= validTo);
  const candidates = [
    notAddedTo(history, byItself, after, start, matters),
    addedTo(history, after > start ? after : start, until, matters),
  ];
  for (const found of candidates) {
    for await (const { looked, position } of found) {
      const item = looked && historyDifference(looked.about, looked.facts, from, to, region);
      if (item !== undefined) items.push(item);
      lookedInto += 1;
      if (looked === undefined || items.length === pageSize || lookedInto === MOST_LOOKED_INTO)
        return { items, next: position };
    }
  }
  return { items, next: null };
}

/** May change what was so at any instant, whenever it happened itself. */
function isOutOfTime({ type }: RecordedEvent): boolean {
  return type === 'signal.fact-corrected.v1' || type.startsWith('route.');
}

/** A history to look into (none: enough was gone through), and the position by which the next page goes on after it. */
interface Candidate {
  readonly looked?: { readonly about: About; readonly facts: readonly RecordedEvent[] };
  readonly position: Position;
}

type Matters = (event: RecordedEvent) => boolean;

/** Histories to which nothing that matters was added after a position, in the order of what was recorded of them last before. */
async function* notAddedTo(
  history: History,
  { signals, regions }: Foreseen,
  after: Position,
  start: Position,
  matters: Matters,
): AsyncIterable<Candidate> {
  const found: Candidate[] = [];
  const abouts = [
    ...regions.map((id) => ({ kind: 'route', id }) as const),
    ...signals.map((id) => ({ kind: 'signal', id }) as const),
  ];
  for (const about of abouts) {
    const facts = await factsOf(history, about);
    const position = facts.findLast((event) => event.position <= start)?.position;
    if (position !== undefined && position > after && !facts.some(matters))
      found.push({ looked: { about, facts }, position });
  }
  yield* found.sort((a, b) => (a.position < b.position ? -1 : 1));
}

/** Histories to which something that matters was added, each at the first event that does. */
async function* addedTo(
  history: History,
  after: Position,
  until: Instant,
  matters: Matters,
): AsyncIterable<Candidate> {
  let goneThrough = 0;
  for await (const { events } of history.store.readAll({ after, batchSize: BATCH })) {
    for (const event of events) {
      if (event.recordedAt > until) return;
      const { position, stream } = event;
      const about = aboutOf(stream);
      if (about.kind !== 'other' && matters(event)) {
        const facts = await factsOf(history, about);
        if (facts.find(matters)?.revision === event.revision) yield { looked: { about, facts }, position };
      }
      goneThrough += 1;
      if (goneThrough === MOST_GONE_THROUGH) yield { position };
    }
  }
}

function historyDifference(
  about: About,
  facts: readonly RecordedEvent[],
  from: AsOf,
  to: AsOf,
  region: string | undefined,
): HistoryDifference | undefined {
  const [before, after] = [seenAsOf(facts, from), seenAsOf(facts, to)];
  if (region !== undefined && !isOf(region, about, before) && !isOf(region, about, after)) return undefined;
  const rows = differenceOf(facts, from, to);
  if (rows.length === 0) return undefined;
  const difference = before.size === 0 ? 'appeared' : after.size === 0 ? 'left' : 'changed';
  return { about, difference, rows };
}

/** Where a signal plays, a meeting is held, a route holds, a party works. */
function isOf(region: string, { kind, id }: About, seen: Seen): boolean {
  if (kind === 'route') return id === region;
  const own = kind === 'signal' ? 'profile' : kind;
  return [...seen.values()].some((row) => row.what === own && row.region === region);
}

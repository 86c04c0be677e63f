import { toMillis, type Instant, type RecordedEvent } from '#event-sourcing';
import type { AsOf } from '#ledger';
import { changesBetween, type Change } from '../picture/changes.js';
import { durationOf } from '../stream/step.js';
import { knownBy, rowsSeen, type Seen, type SeenRow } from './seen-row.js';

/**
 * Why two pictures differ. `happened`: it came about between their two instants of being so. `recorded-late`: it was so
 * already at the earlier of these, but was recorded between their two instants of being known. `corrected`: so too, by a
 * correction of what had been recorded before.
 */
export const CAUSES = ['happened', 'recorded-late', 'corrected'] as const;
export type CauseClass = (typeof CAUSES)[number];

/** An event that makes two pictures differ. */
export interface Cause {
  readonly class: CauseClass;
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly lateBy: string;
  readonly actor: { readonly party: string; readonly role: string };
}

export const DIFFERENCES = ['appeared', 'left', 'changed'] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** A row that is not the same in two pictures. */
export interface RowDifference {
  readonly difference: DifferenceKind;
  readonly key: string;
  readonly before: SeenRow | null;
  readonly after: SeenRow | null;
  /** For a row that is in both: which of its fields changed. */
  readonly changed: readonly Change[];
  /** In the order in which they made the difference. */
  readonly causes: readonly Cause[];
}

/**
 * What is different, in one history, as seen at `to` beside what was seen at `from`. `facts`: all of its events, in the
 * newest versions. What is known moves event by event at the earlier instant of being so; then, by what is known, time.
 */
export function differenceOf(
  facts: readonly RecordedEvent[],
  from: AsOf,
  to: AsOf,
): readonly RowDifference[] {
  const journey =
    from.validAt <= to.validAt
      ? [
          ...knowing(facts, from.validAt, from.knownAt, to.knownAt),
          ...passing(facts, to.knownAt, from.validAt, to.validAt),
        ]
      : [
          ...passing(facts, from.knownAt, from.validAt, to.validAt),
          ...knowing(facts, to.validAt, from.knownAt, to.knownAt),
        ];
  const before = rowsSeen(knownBy(facts, from.knownAt), from.validAt);
  const after = rowsSeen(knownBy(facts, to.knownAt), to.validAt);
  const causes = causesAlong(before, journey);
  return changedKeys(before, after).map((key) =>
    rowDifference(key, before.get(key) ?? null, after.get(key) ?? null, causes.get(key) ?? []),
  );
}

/** The picture that these differences lead to. */
export function applyDifferences(seen: Seen, differences: readonly RowDifference[]): Seen {
  const rows = new Map(seen);
  for (const { key, after } of differences) {
    if (after === null) rows.delete(key);
    else rows.set(key, after);
  }
  return rows;
}

/** A picture on the way, and what caused each of its rows that differ from the picture before. */
interface Stage {
  readonly seen: Seen;
  readonly causesOf: (before: SeenRow | null, after: SeenRow | null) => readonly Cause[];
}

/** One event after another becomes known, or is taken away again. */
function knowing(
  facts: readonly RecordedEvent[],
  validAt: Instant,
  knownFrom: Instant,
  knownTo: Instant,
): readonly Stage[] {
  const [least, most] = [knownBy(facts, knownFrom).length, knownBy(facts, knownTo).length];
  const stages: Stage[] = [];
  for (let known = least; known !== most;) {
    const event = facts[most > least ? known : known - 1] as RecordedEvent;
    known += most > least ? 1 : -1;
    const cause = toCause(event, isCorrection(event) ? 'corrected' : 'recorded-late');
    stages.push({ seen: rowsSeen(facts.slice(0, known), validAt), causesOf: () => [cause] });
  }
  return stages;
}

/** Time passes: what began or ended names the event by which it did. */
function passing(
  facts: readonly RecordedEvent[],
  knownAt: Instant,
  validFrom: Instant,
  validTo: Instant,
): readonly Stage[] {
  if (validFrom === validTo) return [];
  const known = knownBy(facts, knownAt);
  const byId = new Map(known.map((event) => [event.id, event]));
  const causesOf = (before: SeenRow | null, after: SeenRow | null) =>
    boundaries(before, after).flatMap((id) => {
      const event = byId.get(id);
      return event === undefined ? [] : [toCause(event, 'happened')];
    });
  return [{ seen: rowsSeen(known, validTo), causesOf }];
}

/** The events that begin or end a row in one picture and not in the other. */
function boundaries(before: SeenRow | null, after: SeenRow | null): readonly string[] {
  const named = (row: SeenRow | null) => [row?.openedBy, row?.closedBy];
  const [old, now] = [named(before), named(after)];
  const found = [...now.filter((id) => !old.includes(id)), ...old.filter((id) => !now.includes(id))];
  return [...new Set(found.filter((id): id is string => typeof id === 'string'))];
}

function causesAlong(start: Seen, journey: readonly Stage[]): ReadonlyMap<string, readonly Cause[]> {
  const causes = new Map<string, Cause[]>();
  let before = start;
  for (const { seen, causesOf } of journey) {
    for (const key of changedKeys(before, seen)) {
      const found = causes.get(key) ?? [];
      causes.set(key, [...found, ...causesOf(before.get(key) ?? null, seen.get(key) ?? null)]);
    }
    before = seen;
  }
  return causes;
}

function changedKeys(before: Seen, after: Seen): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => changesBetween(before.get(key) ?? null, after.get(key) ?? null).length > 0,
  );
}

function rowDifference(
  key: string,
  before: SeenRow | null,
  after: SeenRow | null,
  causes: readonly Cause[],
): RowDifference {
  const difference = before === null ? 'appeared' : after === null ? 'left' : 'changed';
  const changed = difference === 'changed' ? changesBetween(before, after) : [];
  return { difference, key, before, after, changed, causes };
}

function toCause(event: RecordedEvent, causeClass: CauseClass): Cause {
  const { id: eventId, type, occurredAt, recordedAt, actor } = event;
  const lateBy = durationOf(toMillis(recordedAt) - toMillis(occurredAt));
  const { party, role } = actor;
  return { class: causeClass, eventId, type, occurredAt, recordedAt, lateBy, actor: { party, role } };
}

function isCorrection({ type }: RecordedEvent): boolean {
  return type === 'signal.fact-corrected.v1';
}

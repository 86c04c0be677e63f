import { fromMillis, toMillis, type Instant } from '#event-sourcing';
import { FOREVER, LANES, type Lane } from '../interval/interval.js';

/** The two instants that every view takes: how things were at `validAt`, by what was known at `knownAt`. */
export interface AsOf {
  readonly validAt: Instant;
  readonly knownAt: Instant;
}

export interface Page {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface Listed<Item> extends AsOf, Page {
  readonly items: readonly Item[];
  /** How many there are on all pages together. */
  readonly total: number;
}

/** A piece of SQL and the values of its parameters, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly (string | number | null)[];
}

/** Rows of a lane that were so at `validAt`, by what was known at `knownAt`: the one condition that every view rests on. */
export function visible(lane: Lane, { validAt, knownAt }: AsOf, alias = 'i'): Sql {
  const [valid, known] = [toMillis(validAt), toMillis(knownAt)];
  const x = `${alias}_span`;
  return {
    text: `as_of_span ${x} CROSS JOIN interval ${alias} ON ${alias}.lane = ${LANES[lane]} AND ${alias}.span = ${x}.span
      AND ${alias}.key_from > CASE ${x}.axis WHEN 'valid' THEN CAST(? AS bigint) ELSE ? END - ${x}.width
      AND ${alias}.key_from <= CASE ${x}.axis WHEN 'valid' THEN CAST(? AS bigint) ELSE ? END
      AND ${alias}.valid_from <= ? AND ${alias}.valid_to > ? AND ${alias}.known_from <= ? AND ${alias}.known_to > ?`,
    values: [valid, known, valid, known, valid, valid, known, known],
  };
}

/** The same condition for a row found by another index, such as a signal's own rows; the plus signs keep it from being found by time. */
export function holds(alias: string, lane: Lane, { validAt, knownAt }: AsOf): Sql {
  const [valid, known] = [toMillis(validAt), toMillis(knownAt)];
  return {
    text: `${alias}.lane = ${LANES[lane]} AND +${alias}.valid_from <= ? AND +${alias}.valid_to > ? AND +${alias}.known_from <= ? AND +${alias}.known_to > ?`,
    values: [valid, valid, known, known],
  };
}

/** The number of a stream, by which its rows are found. */
export function numberOf(stream: string): Sql {
  return { text: '(SELECT no FROM stream WHERE name = ?)', values: [stream] };
}

/** Puts pieces together: `${}` holes take pieces, plain text stays. */
export function sql(strings: TemplateStringsArray, ...holes: readonly (Sql | string | number | null)[]): Sql {
  let text = strings[0] ?? '';
  const values: (string | number | null)[] = [];
  holes.forEach((hole, index) => {
    if (hole !== null && typeof hole === 'object') {
      text += hole.text;
      values.push(...hole.values);
    } else {
      text += '?';
      values.push(hole);
    }
    text += strings[index + 1] ?? '';
  });
  return { text, values };
}

export const NOTHING: Sql = { text: '', values: [] };

export function all(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return { text: '1 = 1', values: [] };
  return {
    text: conditions.map(({ text }) => `(${text})`).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

export function union(parts: readonly Sql[]): Sql {
  return {
    text: parts.map(({ text }) => text).join('\nUNION ALL\n'),
    values: parts.flatMap(({ values }) => values),
  };
}

/** Milliseconds from a row as an instant; null where the row has no end. */
export function instantOf(millis: number | string | null): Instant | null {
  return millis === null || Number(millis) >= FOREVER ? null : fromMillis(Number(millis));
}

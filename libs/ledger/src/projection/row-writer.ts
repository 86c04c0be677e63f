import type { EntityManager } from 'typeorm';
import type { RecordedEvent } from '#event-sourcing';
import { FOREVER, LANES, type Interval } from '../interval/interval.js';

/** Rows per statement: SQLite takes 32,766 parameters, PostgreSQL 65,535; beyond some hundred rows nothing is gained. */
const ROWS = 200;

const INTERVAL_COLUMNS = [
  'id',
  'lane',
  'stream',
  'ref',
  'signal_id',
  'subject',
  'party_id',
  'role',
  'region',
  'municipality',
  'other_party_id',
  'other_role',
  'other_region',
  'state',
  'reason',
  'due',
  'amount',
  'detail',
  'valid_from',
  'valid_to',
  'known_from',
  'known_to',
  'opened_by',
  'closed_by',
  'digest',
];
const AS_OF_COLUMNS = ['id', 'valid_from', 'valid_to', 'known_from', 'known_to', 'lane_from', 'lane_to'];
const FACT_COLUMNS = ['position', 'stream', 'revision', 'recorded_at', 'event'];

/** The as-of index counts in seconds, in 32 bits: from 1901 to 2038. What lies beyond is kept at that edge, and told apart by the row. */
export const seconds = (millis: number): number =>
  Math.max(EARLIEST, Math.min(Math.floor(millis / 1000), LATEST));

const EARLIEST = -2_147_483_648;
const LATEST = 2_147_483_647;

interface Row {
  readonly id: number;
  readonly stream: string;
  readonly interval: Interval;
  readonly knownFrom: number;
  knownTo: number;
  readonly digest: string;
}

/** Collects what a batch of events does to the tables, and writes it in few statements. */
export class RowWriter {
  private readonly facts: unknown[][] = [];
  private readonly added = new Map<number, Row>();
  private readonly closed = new Map<number, number>();

  fact(event: RecordedEvent, recordedAt: number): void {
    const { position, ...rest } = event;
    this.facts.push([Number(position), event.stream, event.revision, recordedAt, JSON.stringify(rest)]);
  }

  add(id: number, stream: string, interval: Interval, knownFrom: number, digest: string): void {
    this.added.set(id, { id, stream, interval, knownFrom, knownTo: FOREVER, digest });
  }

  /** From `knownTo` on the row is no longer believed. One that was believed for no time at all is not kept. */
  close(id: number, knownTo: number): void {
    const fresh = this.added.get(id);
    if (fresh === undefined) this.closed.set(id, knownTo);
    else if (fresh.knownFrom >= knownTo) this.added.delete(id);
    else fresh.knownTo = knownTo;
  }

  async flush(manager: EntityManager): Promise<void> {
    const rows = [...this.added.values()];
    await insert(manager, 'fact', FACT_COLUMNS, this.facts);
    await insert(manager, 'interval', INTERVAL_COLUMNS, rows.map(intervalValues));
    await insert(manager, 'interval_as_of', AS_OF_COLUMNS, rows.map(asOfValues));
    await close(manager, 'interval', [...this.closed]);
    await close(
      manager,
      'interval_as_of',
      [...this.closed].map(([id, knownTo]) => [id, seconds(knownTo)]),
    );
  }
}

async function insert(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly unknown[][],
): Promise<void> {
  const one = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += ROWS) {
    const part = rows.slice(start, start + ROWS);
    const values = part.map(() => one).join(', ');
    await manager.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values}`, part.flat());
  }
}

/** Ends the being known of many rows in one statement. */
async function close(
  manager: EntityManager,
  table: string,
  closed: readonly (readonly [id: number, knownTo: number])[],
): Promise<void> {
  if (closed.length === 0) return;
  await manager.query(
    `UPDATE ${table} SET known_to = c.value ->> 1 FROM json_each(?) AS c WHERE ${table}.id = c.value ->> 0`,
    [JSON.stringify(closed)],
  );
}

function intervalValues({ id, stream, interval, knownFrom, knownTo, digest }: Row): unknown[] {
  const {
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
  } = interval;
  return [
    id,
    LANES[lane],
    stream,
    ref,
    signalId,
    subject,
    party?.id ?? null,
    party?.role ?? null,
    party?.region ?? null,
    party?.municipality ?? null,
    other?.id ?? null,
    other?.role ?? null,
    other?.region ?? null,
    state,
    reason,
    due,
    amount,
    JSON.stringify(detail),
    from,
    to,
    knownFrom,
    knownTo,
    openedBy,
    closedBy,
    digest,
  ];
}

function asOfValues({ id, interval, knownFrom, knownTo }: Row): unknown[] {
  const lane = LANES[interval.lane];
  return [id, seconds(interval.from), seconds(interval.to), seconds(knownFrom), seconds(knownTo), lane, lane];
}

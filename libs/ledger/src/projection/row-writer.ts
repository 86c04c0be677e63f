import { hash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RecordedEvent } from '#event-sourcing';
import { FOREVER, LANES, type Interval } from '../interval/interval.js';
import { asOfKey } from '../store/as-of-key.js';
import type { BelievedRow } from './believed-rows.js';

/** Rows per statement: SQLite takes 32,766 parameters, PostgreSQL 65,535; beyond some hundred rows nothing is gained. */
const ROWS = 200;

const INTERVAL_COLUMNS = [
  'id',
  'lane',
  'stream_no',
  'ref',
  'signal_no',
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
  'span',
  'key_from',
  'digest',
];
const STREAM_COLUMNS = ['no', 'name'];
const FACT_COLUMNS = ['position', 'stream_no', 'revision', 'recorded_at', 'event'];

interface Row extends BelievedRow {
  readonly streamNo: number;
  readonly signalNo: number | null;
  knownTo: number;
  readonly digest: string;
}

interface Closed {
  readonly id: number;
  readonly knownTo: number;
  readonly span: number | null;
}

/** Collects what a batch of events does to the tables, and writes it in few statements. */
export class RowWriter {
  private readonly streams: unknown[][] = [];
  private readonly facts: unknown[][] = [];
  private readonly added = new Map<number, Row>();
  private readonly closed: Closed[] = [];

  stream(no: number, name: string): void {
    this.streams.push([no, name]);
  }

  fact(event: RecordedEvent, streamNo: number, recordedAt: number): void {
    const { position, ...rest } = event;
    this.facts.push([Number(position), streamNo, event.revision, recordedAt, JSON.stringify(rest)]);
  }

  add(row: BelievedRow, streamNo: number, signalNo: number | null): void {
    this.added.set(row.id, { ...row, streamNo, signalNo, knownTo: FOREVER, digest: digestOf(row.interval) });
  }

  /** From `knownTo` on the row is no longer believed. One that was believed for no time at all is not kept. */
  close({ id, interval, knownFrom }: BelievedRow, knownTo: number): void {
    const fresh = this.added.get(id);
    if (fresh === undefined) {
      const { span } = asOfKey({ validFrom: interval.from, validTo: interval.to, knownFrom, knownTo });
      this.closed.push({ id, knownTo, span });
    } else if (fresh.knownFrom >= knownTo) this.added.delete(id);
    else fresh.knownTo = knownTo;
  }

  async flush(manager: EntityManager): Promise<void> {
    const rows = [...this.added.values()];
    await insert(manager, 'stream', STREAM_COLUMNS, this.streams);
    await insert(manager, 'fact', FACT_COLUMNS, this.facts);
    await insert(manager, 'interval', INTERVAL_COLUMNS, rows.map(intervalValues));
    await close(manager, this.closed);
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
async function close(manager: EntityManager, closed: readonly Closed[]): Promise<void> {
  if (closed.length === 0) return;
  await manager.query(
    `UPDATE interval SET known_to = CAST(json_extract(c.value, '$.knownTo') AS bigint), span = CAST(json_extract(c.value, '$.span') AS integer)
      FROM json_each(?) AS c WHERE interval.id = CAST(json_extract(c.value, '$.id') AS integer)`,
    [JSON.stringify(closed)],
  );
}

function intervalValues({ id, streamNo, signalNo, interval, knownFrom, knownTo, digest }: Row): unknown[] {
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
  const { span, keyFrom } = asOfKey({ validFrom: from, validTo: to, knownFrom, knownTo });
  return [
    id,
    LANES[lane],
    streamNo,
    ref,
    signalNo,
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
    span,
    keyFrom,
    digest,
  ];
}

/** Hash of what a row says, by which it is found again when its stream is read back. */
export function digestOf(interval: Interval): string {
  return hash('sha1', JSON.stringify(interval), 'base64');
}

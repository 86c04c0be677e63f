import type { Database, Statement } from 'better-sqlite3';
import {
  CorruptHistoryError,
  recordedFrom,
  type EventBatch,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StoredHistory,
  type StoredRow,
} from '#event-sourcing';
import { isDamage } from './schema.js';

type Row = [position: number, body: string, hash: string];

export const DEFAULT_BATCH = 500;
const NO_LIMIT = -1;
const STORED_BATCH = 1000;
/** Positions that one look through a filter covers at the most: a rare type must not make everybody else wait. */
const FILTER_SPAN = 20_000;

/** Reads the embedded store through a connection of its own; never waits for whoever writes. */
export class SqliteEventReader implements StoredHistory {
  readonly seeksAnyPosition = true;
  private readonly statements = new Map<string, Statement<unknown[], Row>>();
  private closed = false;

  constructor(private readonly reader: Database) {}

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const backward = options.direction === 'backward';
    const from = options.from ?? (backward ? Number.MAX_SAFE_INTEGER : 0);
    const rows = this.rows(
      `SELECT position, body, hash FROM event WHERE stream = ? AND revision ${backward ? '<=' : '>='} ?
       ORDER BY revision ${backward ? 'DESC' : 'ASC'} LIMIT ?`,
      [stream, from, options.limit ?? NO_LIMIT],
    );
    return rows.map(toEvent);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    const { typePrefixes = [], batchSize = DEFAULT_BATCH } = options;
    const backward = options.direction === 'backward';
    let left = options.limit ?? Infinity;
    let after = options.after;
    while (left > 0) {
      const batch = this.batch(after, typePrefixes, Math.min(batchSize, left), backward);
      left -= batch.events.length;
      after = batch.upTo;
      if (batch.events.length > 0) yield batch;
      if (batch.caughtUp) return;
      await Promise.resolve();
    }
  }

  async *storedRows(after = 0n): AsyncIterable<readonly StoredRow[]> {
    const statement = this.reader.prepare<[number, number], StoredRow>(
      `SELECT CAST(position AS TEXT) AS position, stream, revision, id, type, recorded_at AS recordedAt, body, hash
       FROM event WHERE position > ? ORDER BY event.position LIMIT ?`,
    );
    for (let last = Number(after); ;) {
      const rows = this.undamaged(() => statement.all(last, STORED_BATCH));
      if (rows.length === 0) return;
      yield rows;
      last = Number(rows.at(-1)?.position);
      await Promise.resolve();
    }
  }

  async head(): Promise<Position> {
    return BigInt(this.headNow());
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.reader.close();
  }

  /** The next events from `after` on; `upTo` tells how far it looked, whether or not it found any. */
  batch(
    after: Position | undefined,
    prefixes: readonly string[],
    size: number,
    backward: boolean,
  ): EventBatch {
    const head = this.headNow();
    const span = prefixes.length === 0 ? Infinity : FILTER_SPAN;
    const start = Math.min(Number(after ?? (backward ? head + 1 : 0)), backward ? head + 1 : Infinity);
    const end = backward ? Math.max(start - span, 1) : Math.min(start + span, Math.max(head, start));
    const [low, high] = backward ? [end, start - 1] : [start + 1, end];
    const filter = prefixes.map(() => '(type >= ? AND type < ?)').join(' OR ');
    const limit = Math.max(1, size);
    const rows = this.rows(
      `SELECT position, body, hash FROM event WHERE position BETWEEN ? AND ? ${filter === '' ? '' : `AND (${filter})`}
       ORDER BY position ${backward ? 'DESC' : 'ASC'} LIMIT ?`,
      [low, high, ...prefixes.flatMap((prefix) => [prefix, `${prefix}\uffff`]), limit],
    );
    const isFull = rows.length === limit;
    const upTo = isFull ? (rows[limit - 1] as Row)[0] : end;
    return {
      events: rows.map(toEvent),
      upTo: BigInt(upTo),
      caughtUp: !isFull && end === (backward ? 1 : Math.max(head, start)),
    };
  }

  private headNow(): number {
    return this.rows("SELECT position, '', '' FROM event ORDER BY position DESC LIMIT 1", [])[0]?.[0] ?? 0;
  }

  private rows(sql: string, parameters: readonly (string | number)[]): Row[] {
    if (this.closed) throw new Error('The event store is closed');
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.reader.prepare<unknown[], Row>(sql).raw(true);
      this.statements.set(sql, statement);
    }
    const found = statement;
    return this.undamaged(() => found.all(...parameters));
  }

  private undamaged<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      if (isDamage(error))
        throw new CorruptHistoryError(`The event store is damaged: ${(error as Error).message}`);
      throw error;
    }
  }
}

function toEvent([position, body, hash]: Row): RecordedEvent {
  return recordedFrom(body, BigInt(position), hash);
}

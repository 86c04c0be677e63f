import type { Database, Statement } from 'better-sqlite3';
import {
  CorruptHistoryError,
  recordedFrom,
  Wakeup,
  type AppendResult,
  type EventBatch,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type Instant,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
} from '#event-sourcing';
import { AppendQueue } from './append-queue.js';
import { isDamage } from './schema.js';

type Row = [position: number, body: string, hash: string];

const DEFAULT_BATCH = 500;
const NO_LIMIT = -1;
/** Positions that one look through a filter covers at the most: a rare type must not make everybody else wait. */
const FILTER_SPAN = 20_000;

/** The embedded store: one SQLite file, one writer with a shared commit, a second connection for reading. */
export class SqliteEventStore implements EventStore {
  private readonly queue: AppendQueue;
  private readonly wakeup = new Wakeup();
  private readonly statements = new Map<string, Statement<unknown[], Row>>();
  private closed = false;

  constructor(
    private readonly writer: Database,
    private readonly reader: Database,
    now: () => Instant,
    private readonly release: () => void,
  ) {
    this.queue = new AppendQueue(writer, now, () => this.wakeup.wake());
  }

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    if (this.closed) return Promise.reject(new Error('The event store is closed'));
    return this.queue.append(stream, expected, events);
  }

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

  async *subscribe(options: SubscribeOptions): AsyncIterable<EventBatch> {
    const { typePrefixes = [], batchSize = DEFAULT_BATCH, signal } = options;
    let after = options.after ?? 0n;
    for (let first = true; !signal.aborted && !this.closed; first = false) {
      const seen = this.wakeup.seen;
      const batch = this.batch(after, typePrefixes, batchSize, false);
      if (first || batch.upTo > after) yield batch;
      after = batch.upTo;
      if (batch.caughtUp) await this.wakeup.after(seen, signal);
      // Other work gets its turn between two batches.
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async head(): Promise<Position> {
    return BigInt(this.headNow());
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.queue.idle();
    this.wakeup.wake();
    this.reader.close();
    this.writer.close();
    this.release();
  }

  private headNow(): number {
    return this.rows("SELECT position, '', '' FROM event ORDER BY position DESC LIMIT 1", [])[0]?.[0] ?? 0;
  }

  /** The next events from `after` on; `upTo` tells how far it looked, whether or not it found any. */
  private batch(
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

  private rows(sql: string, parameters: readonly (string | number)[]): Row[] {
    if (this.closed) throw new Error('The event store is closed');
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.reader.prepare<unknown[], Row>(sql).raw(true);
      this.statements.set(sql, statement);
    }
    try {
      return statement.all(...parameters);
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

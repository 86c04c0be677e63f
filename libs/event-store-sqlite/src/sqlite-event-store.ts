import type { Database, Statement } from 'better-sqlite3';
import {
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

type Row = [position: number, body: string, hash: string];

const DEFAULT_BATCH = 500;
const NO_LIMIT = -1;

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

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
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
    const { typePrefixes = [], batchSize = DEFAULT_BATCH, direction = 'forward' } = options;
    let left = options.limit ?? Infinity;
    let after = options.after;
    while (left > 0) {
      const batch = this.batch(after, typePrefixes, Math.min(batchSize, left), direction);
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
      const batch = this.batch(after, typePrefixes, batchSize, 'forward');
      if (first || batch.upTo > after) yield batch;
      after = batch.upTo;
      if (batch.caughtUp) await this.wakeup.after(seen, signal);
      // Other work gets its turn between two batches.
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async head(): Promise<Position> {
    return this.headNow();
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

  private headNow(): Position {
    const row = this.rows('SELECT position, body, hash FROM event ORDER BY position DESC LIMIT 1', [])[0];
    return BigInt(row?.[0] ?? 0);
  }

  private batch(after: Position | undefined, prefixes: readonly string[], size: number, direction: 'forward' | 'backward'): EventBatch {
    const backward = direction === 'backward';
    const start = after ?? (backward ? BigInt(Number.MAX_SAFE_INTEGER) : 0n);
    const head = this.headNow();
    const filter = prefixes.map(() => '(type >= ? AND type < ?)').join(' OR ');
    const rows = this.rows(
      `SELECT position, body, hash FROM event WHERE position ${backward ? '<' : '>'} ? ${filter === '' ? '' : `AND (${filter})`}
       ORDER BY position ${backward ? 'DESC' : 'ASC'} LIMIT ?`,
      [Number(start), ...prefixes.flatMap((prefix) => [prefix, `${prefix}\uffff`]), size],
    );
    const events = rows.map(toEvent);
    const last = events.at(-1)?.position;
    const caughtUp = rows.length < size;
    const end = backward ? 0n : head > start ? head : start;
    return { events, upTo: caughtUp ? end : (last ?? start), caughtUp };
  }

  private rows(sql: string, parameters: readonly (string | number)[]): Row[] {
    if (this.closed) throw new Error('The event store is closed');
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.reader.prepare<unknown[], Row>(sql).raw(true);
      this.statements.set(sql, statement);
    }
    return statement.all(...parameters);
  }
}

function toEvent([position, body, hash]: Row): RecordedEvent {
  return recordedFrom(body, BigInt(position), hash);
}

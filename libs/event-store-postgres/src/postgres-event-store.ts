import type { Pool } from 'pg';
import {
  recordedFrom,
  retryDelay,
  type AppendResult,
  type EventBatch,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StoredHistory,
  type StoredRow,
  type SubscribeOptions,
  type Wakeup,
} from '#event-sourcing';
import type { AppendQueue } from './append-queue.js';
import { isLostConnection } from './connection.js';
import type { Listener } from './listener.js';
import type { Names } from './schema.js';

interface Row {
  readonly position: string;
  readonly body: string;
  readonly hash: string;
}

const DEFAULT_BATCH = 500;
const STORED_BATCH = 1000;
/** How often a read is tried when the connection is lost. */
const ATTEMPTS = 4;
/** Positions that one look through a filter covers at the most. */
const FILTER_SPAN = 20_000n;
const LAST = 9_223_372_036_854_775_807n;

/** The event store on one PostgreSQL server; any number of processes may use it at the same time. */
export class PostgresEventStore implements EventStore, StoredHistory {
  readonly seeksAnyPosition = true;
  private readonly stop = new AbortController();
  private closed = false;

  constructor(
    private readonly pool: Pool,
    private readonly names: Names,
    private readonly queue: AppendQueue,
    private readonly wakeup: Wakeup,
    private readonly listener: Listener,
  ) {}

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    if (this.closed) return Promise.reject(new Error('The event store is closed'));
    return this.queue.append({ stream, expected, events });
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const backward = options.direction === 'backward';
    const rows = await this.rows(
      `SELECT position, body, hash FROM ${this.names.event} WHERE stream = $1 AND revision ${backward ? '<=' : '>='} $2
       ORDER BY revision ${backward ? 'DESC' : 'ASC'} LIMIT $3`,
      [
        stream,
        Math.min(options.from ?? (backward ? LAST_REVISION : 0), LAST_REVISION),
        options.limit ?? null,
      ],
    );
    return rows.map(toEvent);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    const { typePrefixes = [], batchSize = DEFAULT_BATCH } = options;
    const backward = options.direction === 'backward';
    let left = options.limit ?? Infinity;
    let after = options.after;
    while (left > 0) {
      const batch = await this.batch(after, typePrefixes, Math.min(batchSize, left), backward);
      left -= batch.events.length;
      after = batch.upTo;
      if (batch.events.length > 0) yield batch;
      if (batch.caughtUp) return;
    }
  }

  /** A reader that loses the server goes on from where it was when the server is back. */
  async *subscribe(options: SubscribeOptions): AsyncIterable<EventBatch> {
    const { typePrefixes = [], batchSize = DEFAULT_BATCH, signal } = options;
    let after = options.after ?? 0n;
    let lost = 0;
    for (let first = true; !signal.aborted && !this.closed;) {
      const { seen } = this.wakeup;
      let batch: EventBatch;
      try {
        batch = await this.batch(after, typePrefixes, batchSize, false);
        lost = 0;
      } catch (error) {
        if (this.closed) return;
        if (!isLostConnection(error)) throw error;
        lost += 1;
        await retryDelay(lost, signal);
        continue;
      }
      if (first || batch.upTo > after) yield batch;
      first = false;
      after = batch.upTo;
      if (batch.caughtUp) await this.wakeup.after(seen, signal);
    }
  }

  async *storedRows(after = 0n): AsyncIterable<readonly StoredRow[]> {
    for (let last = String(after); ;) {
      const rows = await this.rows<StoredRow>(
        `SELECT position, stream, revision, id, type, recorded_at AS "recordedAt", body, hash FROM ${this.names.event}
         WHERE position > $1 ORDER BY position LIMIT $2`,
        [last, STORED_BATCH],
      );
      const end = rows.at(-1);
      if (end === undefined) return;
      yield rows;
      last = end.position;
    }
  }

  async head(): Promise<Position> {
    const [row] = await this.rows<{ head: string | null }>(
      `SELECT max(position) AS head FROM ${this.names.event}`,
      [],
    );
    return BigInt(row?.head ?? 0);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.stop.abort();
    this.wakeup.wake();
    await this.queue.close();
    await this.listener.close();
    await this.pool.end();
  }

  /** The next events from `after` on; `upTo` tells how far it looked, whether or not it found any. */
  private async batch(
    after: Position | undefined,
    prefixes: readonly string[],
    size: number,
    backward: boolean,
  ): Promise<EventBatch> {
    const limit = Math.max(1, size);
    const head = prefixes.length === 0 && !backward ? LAST : await this.head();
    const start = backward ? least(after ?? head + 1n, head + 1n) : (after ?? 0n);
    const span = prefixes.length === 0 ? LAST : FILTER_SPAN;
    const end = backward
      ? most(start - span, 1n)
      : most(start, least(head, start > LAST - span ? LAST : start + span));
    const [low, high] = backward ? [end, start - 1n] : [start + 1n, end];
    const rows = await this.rows(
      `SELECT position, body, hash FROM ${this.names.event} WHERE position BETWEEN $1 AND $2
       ${prefixes.length === 0 ? '' : 'AND type ^@ ANY($4::text[])'} ORDER BY position ${backward ? 'DESC' : 'ASC'} LIMIT $3`,
      [String(low), String(high), limit, ...(prefixes.length === 0 ? [] : [prefixes])],
    );
    const events = rows.map(toEvent);
    const isFull = events.length === limit;
    const last = events.at(-1)?.position;
    const isWhole = prefixes.length === 0 && !backward;
    const upTo = isFull || isWhole ? (last ?? start) : end;
    return { events, upTo, caughtUp: !isFull && (isWhole || end === (backward ? 1n : most(head, start))) };
  }

  /** Reading may be tried again: it changes nothing. */
  private async rows<Found = Row>(sql: string, values: readonly unknown[]): Promise<Found[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.pool.query(sql, [...values])).rows as Found[];
      } catch (error) {
        if (this.closed || !isLostConnection(error) || attempt >= ATTEMPTS) throw error;
        await retryDelay(attempt, this.stop.signal);
      }
    }
  }
}

const LAST_REVISION = 2_147_483_647;

function toEvent({ position, body, hash }: Row): RecordedEvent {
  return recordedFrom(body, BigInt(position), hash);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function most(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

import type { Database } from 'better-sqlite3';
import {
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
import { DEFAULT_BATCH, SqliteEventReader } from './sqlite-event-reader.js';

/** The embedded store: one SQLite file, one writer with a shared commit, a second connection for reading. */
export class SqliteEventStore implements EventStore {
  readonly seeksAnyPosition = true;
  private readonly queue: AppendQueue;
  private readonly wakeup = new Wakeup();
  private readonly events: SqliteEventReader;
  private closed = false;

  constructor(
    private readonly writer: Database,
    reader: Database,
    now: () => Instant,
    private readonly release: () => void,
  ) {
    this.events = new SqliteEventReader(reader);
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

  readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    return this.events.readStream(stream, options);
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    return this.events.readAll(options);
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<EventBatch> {
    const { typePrefixes = [], batchSize = DEFAULT_BATCH, signal } = options;
    let after = options.after ?? 0n;
    for (let first = true; !signal.aborted && !this.closed; first = false) {
      const seen = this.wakeup.seen;
      const batch = this.events.batch(after, typePrefixes, batchSize, false);
      if (first || batch.upTo > after) yield batch;
      after = batch.upTo;
      if (batch.caughtUp) await this.wakeup.after(seen, signal);
      // Other work gets its turn between two batches.
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }

  head(): Promise<Position> {
    return this.events.head();
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.queue.idle();
    this.wakeup.wake();
    await this.events.close();
    this.writer.close();
    this.release();
  }
}

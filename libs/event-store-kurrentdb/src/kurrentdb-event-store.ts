import { BACKWARDS, END, FORWARDS, START } from '@kurrent/kurrentdb-client';
import {
  CorruptHistoryError,
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
import type { AppendListener } from './append-listener.js';
import type { Namespace } from './namespace.js';
import type { ServerCalls } from './server-calls.js';
import { recordedEvent, storedRow } from './stored-event.js';
import type { RisingClock, StreamAppender } from './stream-appender.js';

export interface KurrentdbParts {
  readonly calls: ServerCalls;
  readonly appender: StreamAppender;
  readonly listener: AppendListener;
  readonly namespace: Namespace;
  readonly clock: RisingClock;
  readonly wakeup: Wakeup;
}

const DEFAULT_BATCH = 500;
const STORED_BATCH = 1000;

/** The event store on KurrentDB, one node or a cluster; any number of processes may use it at the same time. */
export class KurrentdbEventStore implements EventStore, StoredHistory {
  readonly seeksAnyPosition = false;
  private closed = false;

  constructor(private readonly parts: KurrentdbParts) {}

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    if (this.closed) return Promise.reject(new Error('The event store is closed'));
    return this.parts.appender.append(stream, expected, events);
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const { calls, namespace } = this.parts;
    const backward = options.direction === 'backward';
    const found = await calls.stream(namespace.on(stream), {
      direction: backward ? BACKWARDS : FORWARDS,
      fromRevision: options.from === undefined ? (backward ? END : START) : BigInt(options.from),
      ...(options.limit === undefined ? {} : { maxCount: options.limit }),
    });
    return found.map((event) => recordedEvent(event, namespace));
  }

  async *readAll(options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    const { typePrefixes = [], batchSize = DEFAULT_BATCH, direction } = options;
    let left = options.limit ?? Infinity;
    let after = options.after;
    while (left > 0) {
      const size = Math.max(1, Math.min(batchSize, left));
      const batch =
        direction === 'backward'
          ? await this.batchBefore(after, typePrefixes, size)
          : await this.batchAfter(after ?? 0n, typePrefixes, size);
      left -= batch.events.length;
      after = batch.upTo;
      if (batch.events.length > 0) yield batch;
      if (batch.caughtUp) return;
    }
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<EventBatch> {
    const { typePrefixes = [], batchSize = DEFAULT_BATCH, signal } = options;
    const { wakeup } = this.parts;
    let after = options.after ?? 0n;
    for (let first = true; !signal.aborted && !this.closed; first = false) {
      const { seen } = wakeup;
      const batch = await this.batchAfter(after, typePrefixes, batchSize);
      if (first || batch.upTo > after) yield batch;
      after = batch.upTo;
      if (batch.caughtUp) await wakeup.after(seen, signal);
    }
  }

  async *storedRows(after = 0n): AsyncIterable<readonly StoredRow[]> {
    for (let last = after; ;) {
      const found = await this.page(last, [], STORED_BATCH);
      const rows = found.map((event) => storedRow(event, this.parts.namespace));
      const end = rows.at(-1);
      if (end === undefined) return;
      yield rows;
      last = BigInt(end.position);
    }
  }

  async head(): Promise<Position> {
    const { events } = await this.batchBefore(undefined, [], 1);
    return events[0]?.position ?? 0n;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const { appender, calls, listener, wakeup } = this.parts;
    calls.tryNoMore();
    wakeup.wake();
    await appender.idle();
    await listener.close();
    await calls.close();
  }

  /** `upTo` goes to where the store ended before it was looked through, also when the filter let nothing pass. */
  private async batchAfter(after: Position, prefixes: readonly string[], size: number): Promise<EventBatch> {
    const head = prefixes.length === 0 ? after : await this.head();
    const events = this.inOrder(await this.page(after, prefixes, size));
    const last = events.at(-1)?.position ?? after;
    const caughtUp = events.length < size;
    return { events, upTo: caughtUp && head > last ? head : last, caughtUp };
  }

  /** The server reads forward from a position on, that one included: one more is asked for, and it is left out. */
  private async page(after: Position, prefixes: readonly string[], size: number) {
    const { calls, namespace } = this.parts;
    const found = await calls.all({
      direction: FORWARDS,
      fromPosition: after === 0n ? START : { commit: after, prepare: after },
      maxCount: size + 1,
      filter: namespace.filter(prefixes),
    });
    return found.filter(({ event }) => (event?.position?.commit ?? 0n) > after).slice(0, size);
  }

  private async batchBefore(
    before: Position | undefined,
    prefixes: readonly string[],
    size: number,
  ): Promise<EventBatch> {
    const { calls, namespace } = this.parts;
    const found = await calls.all({
      direction: BACKWARDS,
      fromPosition: before === undefined ? END : { commit: before, prepare: before },
      maxCount: size,
      filter: namespace.filter(prefixes),
    });
    const events = found.map((event) => recordedEvent(event, namespace));
    const caughtUp = events.length < size;
    return { events, upTo: caughtUp ? 0n : (events.at(-1)?.position ?? 0n), caughtUp };
  }

  private inOrder(found: Awaited<ReturnType<ServerCalls['all']>>): RecordedEvent[] {
    const { namespace, clock } = this.parts;
    let last = -1n;
    return found.map((each) => {
      const event = recordedEvent(each, namespace);
      if (event.position <= last)
        throw new CorruptHistoryError(`Two events share position ${last}: not written by Ketenspoor`);
      last = event.position;
      clock.seen(event.recordedAt);
      return event;
    });
  }
}

import {
  chainHash,
  checkAppend,
  fromMillis,
  GENESIS_HASH,
  recordedFrom,
  storedBody,
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

interface Stored {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: Instant;
  readonly position: number;
  readonly body: string;
  readonly hash: string;
}

const DEFAULT_BATCH = 500;

/** Keeps events in memory, as bytes like a real store does. For tests. */
export class MemoryEventStore implements EventStore {
  readonly seeksAnyPosition = true;
  private readonly events: Stored[] = [];
  private readonly streams = new Map<string, Stored[]>();
  private readonly ids = new Map<string, Stored>();
  private readonly wakeup = new Wakeup();
  private recordedAt: Instant = '';
  private closed = false;

  constructor(private readonly now: () => Instant = () => fromMillis(Date.now())) {}

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const history = this.streams.get(stream) ?? [];
    const head = history.at(-1)?.revision ?? 'no-stream';
    const known = checkAppend(stream, expected, events, head, (id) => this.ids.get(id));
    if (known !== undefined) return { ...placeOf(known), alreadyStored: true };
    const now = this.now();
    if (now > this.recordedAt) this.recordedAt = now;
    this.store(rowsOf(stream, history, events, this.recordedAt, this.events.length), history);
    this.streams.set(stream, history);
    this.wakeup.wake();
    return { ...placeOf(history.at(-1) as Stored), alreadyStored: false };
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const history = this.streams.get(stream) ?? [];
    const { from, limit = Infinity } = options;
    const chosen =
      options.direction === 'backward'
        ? history.filter((event) => event.revision <= (from ?? Infinity)).reverse()
        : history.filter((event) => event.revision >= (from ?? 0));
    return chosen.slice(0, limit).map(toEvent);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncIterable<EventBatch> {
    const { typePrefixes = [], batchSize = DEFAULT_BATCH, direction = 'forward' } = options;
    let left = options.limit ?? Infinity;
    let after = options.after;
    while (left > 0) {
      const batch = this.batch(after, typePrefixes, Math.min(batchSize, left), direction === 'backward');
      left -= batch.events.length;
      after = batch.upTo;
      if (batch.events.length > 0) yield batch;
      if (batch.caughtUp) return;
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
    }
  }

  async head(): Promise<Position> {
    return BigInt(this.events.length);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wakeup.wake();
  }

  private store(rows: readonly Stored[], history: Stored[]): void {
    for (const row of rows) {
      history.push(row);
      this.events.push(row);
      this.ids.set(row.id, row);
    }
  }

  private batch(
    after: Position | undefined,
    prefixes: readonly string[],
    size: number,
    backward: boolean,
  ): EventBatch {
    const head = this.events.length;
    const start = Number(after ?? (backward ? BigInt(head + 1) : 0n));
    const matches = ({ type }: Stored) =>
      prefixes.length === 0 || prefixes.some((prefix) => type.startsWith(prefix));
    const found: Stored[] = [];
    const step = backward ? -1 : 1;
    let at = start + step;
    for (; at >= 1 && at <= head && found.length < size; at += step) {
      const event = this.events[at - 1] as Stored;
      if (matches(event)) found.push(event);
    }
    const caughtUp = found.length < size;
    return {
      events: found.map(toEvent),
      upTo: caughtUp ? BigInt(backward ? 0 : Math.max(head, start)) : BigInt(at - step),
      caughtUp,
    };
  }
}

/** All rows before the first is kept: an event that cannot be made into text leaves nothing behind. */
function rowsOf(
  stream: string,
  history: readonly Stored[],
  events: readonly EventToAppend[],
  recordedAt: Instant,
  head: number,
): Stored[] {
  let hash = history.at(-1)?.hash ?? GENESIS_HASH;
  return events.map((event, index) => {
    const { id, type } = event;
    const revision = history.length + index;
    const body = storedBody(event, stream, revision, recordedAt);
    hash = chainHash(hash, body);
    return { id, stream, revision, type, recordedAt, position: head + index + 1, body, hash };
  });
}

function placeOf({ revision, position, recordedAt }: Stored) {
  return { revision, position: BigInt(position), recordedAt };
}

function toEvent({ body, position, hash }: Stored): RecordedEvent {
  return recordedFrom(body, BigInt(position), hash);
}

import type { Position, RecordedEvent } from '../core/event.js';
import type { EventBatch, EventStore } from '../port/event-store.js';
import type { ReaderStatus } from '../port/reader-status.js';
import { RateMeter } from './rate-meter.js';

/** Raised by a consumer to say at which event it failed. */
export class EventFailure extends Error {
  override readonly name = 'EventFailure';
  constructor(
    readonly event: RecordedEvent,
    cause: unknown,
  ) {
    super(messageOf(cause), { cause });
  }
}

export interface EventConsumer {
  readonly name: string;
  readonly version?: number;
  readonly typePrefixes: readonly string[];
  readonly batchSize?: number;
  checkpoint(): Promise<Position>;
  /** Deals with a batch, or as much of it as it can before `signal` aborts, and answers how far it came. */
  consume(batch: EventBatch, signal: AbortSignal): Promise<Position>;
}

/** What can be done with the generations of a projection; each answers the number of the generation that it is about. */
export interface Rebuilding {
  rebuild(): Promise<number>;
  switch(): Promise<number>;
  retire(): Promise<number>;
}

/** Something that follows the store: one reader, or the generations of one projection. */
export interface Following {
  start(): void;
  stop(): Promise<void>;
  /** Goes on from the checkpoint where it had stopped. False when it had not stopped. */
  retry(): boolean;
  /** What is shown of it where one line has room. */
  status(): ReaderStatus;
  /** One for each generation that it keeps. */
  statuses(): readonly ReaderStatus[];
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  /** Of a projection that is kept in generations. */
  readonly rebuilding?: Rebuilding | undefined;
}

interface Waiter {
  readonly position: Position;
  readonly resolve: (reached: boolean) => void;
}

/** Follows the store for one consumer. A failure stops this consumer only, and says at which event and why. */
export class EventReader implements Following {
  private readonly abort = new AbortController();
  private readonly waiters = new Set<Waiter>();
  private readonly meter = new RateMeter();
  private running: Promise<void> | undefined;
  private current: ReaderStatus;

  constructor(
    private readonly store: EventStore,
    private readonly consumer: EventConsumer,
  ) {
    const { name, version } = consumer;
    this.current = {
      name,
      ...(version === undefined ? {} : { version }),
      state: 'catching-up',
      position: 0n,
    };
  }

  start(): void {
    this.running ??= this.follow();
  }

  retry(): boolean {
    if (this.current.state !== 'stopped' || this.abort.signal.aborted) return false;
    const { failure: _, ...rest } = this.current;
    this.current = { ...rest, state: 'catching-up' };
    this.meter.reset();
    this.running = this.follow();
    return true;
  }

  /** Resolves when the event in hand is dealt with. A reader that was stopped does not start again: make a new one. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
    this.settle(() => true, false);
  }

  status(): ReaderStatus {
    const rate = this.current.state === 'catching-up' ? this.meter.rate() : null;
    return rate === null ? this.current : { ...this.current, rate };
  }

  statuses(): readonly ReaderStatus[] {
    return [this.status()];
  }

  /** It comes no further by itself: it failed, or was stopped. */
  get hasEnded(): boolean {
    return this.current.state === 'stopped' || this.abort.signal.aborted;
  }

  /** True once it has come as far as `position`; false when it stopped or the time (milliseconds) ran out. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.current.position >= position) return Promise.resolve(true);
    if (this.hasEnded) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.resolve(false), timeoutMs);
      const waiter: Waiter = {
        position,
        resolve: (reached) => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve(reached);
        },
      };
      this.waiters.add(waiter);
    });
  }

  private async follow(): Promise<void> {
    try {
      this.advance(await this.consumer.checkpoint(), false);
      this.meter.note(this.current.position, 0);
      const { typePrefixes, batchSize } = this.consumer;
      const { signal } = this.abort;
      const subscription = this.store.subscribe({
        after: this.current.position,
        typePrefixes,
        signal,
        ...(batchSize === undefined ? {} : { batchSize }),
      });
      for await (const batch of subscription) {
        const reached = await this.consumer.consume(batch, signal);
        if (batch.caughtUp) this.meter.reset();
        else this.meter.note(reached, batch.events.length);
        this.advance(reached, batch.caughtUp);
        if (reached < batch.upTo) return;
      }
    } catch (error) {
      await this.halt(error);
    }
  }

  private advance(position: Position, caughtUp: boolean): void {
    this.current = { ...this.current, state: caughtUp ? 'live' : 'catching-up', position };
    this.settle((waiter) => waiter.position <= position, true);
  }

  private async halt(error: unknown): Promise<void> {
    const at =
      error instanceof EventFailure
        ? { eventId: error.event.id, type: error.event.type, position: error.event.position }
        : {};
    const position = await this.consumer.checkpoint().catch(() => this.current.position);
    this.current = {
      ...this.current,
      position,
      state: 'stopped',
      failure: { message: messageOf(error), ...at },
    };
    this.settle((waiter) => waiter.position <= position, true);
    this.settle(() => true, false);
  }

  private settle(which: (waiter: Waiter) => boolean, reached: boolean): void {
    for (const waiter of [...this.waiters]) if (which(waiter)) waiter.resolve(reached);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

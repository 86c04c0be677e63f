import type { EventToAppend, Position, RecordedEvent } from '../core/event.js';
import type { Instant } from '../core/instant.js';

/** `n`: the stream's last revision must be n; `no-stream`: it must not exist; `any`: not checked. */
export type ExpectedRevision = number | 'no-stream' | 'any';

export interface AppendResult {
  /** Revision of the last event appended. */
  readonly revision: number;
  /** Position of the last event appended. */
  readonly position: Position;
  readonly recordedAt: Instant;
  /** True when these very events (by id) were already stored and nothing was written. */
  readonly alreadyStored: boolean;
}

export interface ReadStreamOptions {
  readonly direction?: 'forward' | 'backward';
  /** First revision to read (inclusive). Default: the beginning, or the end when reading backward. */
  readonly from?: number;
  readonly limit?: number;
}

export interface ReadAllOptions {
  readonly direction?: 'forward' | 'backward';
  /** Exclusive. Default: before the first event (after the last when reading backward). */
  readonly after?: Position;
  /** Only types that start with one of these. Default: all. */
  readonly typePrefixes?: readonly string[];
  readonly limit?: number;
  /** Events per batch at the most. Default 500. */
  readonly batchSize?: number;
}

export interface SubscribeOptions {
  readonly after?: Position;
  readonly typePrefixes?: readonly string[];
  readonly batchSize?: number;
  /** Ends the subscription; the iterator then finishes normally. */
  readonly signal: AbortSignal;
}

/** Some events in order, and how far the reader has come: `upTo` moves on even where the filter let nothing through. */
export interface EventBatch {
  readonly events: readonly RecordedEvent[];
  readonly upTo: Position;
  /** True when nothing more was stored at the moment of reading. */
  readonly caughtUp: boolean;
}

/**
 * The one way to store and read events. Durable when `append` answers; all of one call or nothing.
 * Errors: ConcurrencyError, DuplicateEventError (core/errors).
 */
export interface EventStore {
  /** Whether reading may begin after any number, or only after positions that the store has given. */
  readonly seeksAnyPosition: boolean;
  /** Re-appending the same event ids to the same stream answers as the first time, whatever revision is expected. */
  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult>;
  /** A stream that does not exist reads as empty. */
  readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;
  readAll(options?: ReadAllOptions): AsyncIterable<EventBatch>;
  /** Catches up from `after`, then goes on live. Pull-based: the next batch is read when the consumer asks for it. */
  subscribe(options: SubscribeOptions): AsyncIterable<EventBatch>;
  /** Position of the last stored event; 0n when empty. */
  head(): Promise<Position>;
  close(): Promise<void>;
}

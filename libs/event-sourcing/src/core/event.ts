import type { Actor } from './actor.js';
import type { Instant } from './instant.js';

/** A fact as a decider states it: `type` is `<context>.<fact>.v<n>`, `occurredAt` is when it happened, by the user's word. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly occurredAt: Instant;
}

/** A global position in the store: sortable, rising, not gapless. Positions of different stores do not compare. */
export type Position = bigint;

/** What the runtime adds to a fact before it is stored. */
export interface EventMetadata {
  /** UUID; the same id appended twice to a stream is stored once. */
  readonly id: string;
  readonly actor: Actor;
  /** The user's request or message that started it all. */
  readonly correlationId: string;
  /** The command's id for a user's command, the causing event's id for an automation. */
  readonly causationId: string;
  /** The command that produced it, by which a re-sent command is recognised. */
  readonly commandId: string;
  /** SHA-256 (hex) of the command's canonical content: the same id with other content is refused. */
  readonly commandHash: string;
  /** For what comes from elsewhere: when the system it comes from recorded it, by its own word. `recordedAt` stays the store's. */
  readonly sourceRecordedAt?: Instant;
}

export type EventToAppend = DomainEvent & EventMetadata;

/** An event as the store returns it. */
export interface RecordedEvent<Type extends string = string, Data = unknown>
  extends DomainEvent<Type, Data>, EventMetadata {
  readonly stream: string;
  /** 0 for the first event of the stream. */
  readonly revision: number;
  readonly position: Position;
  /** The store's clock; never runs back within a store. */
  readonly recordedAt: Instant;
  /** SHA-256 (hex) over the previous hash in the stream and the stored bytes. */
  readonly hash: string;
}

/** The recorded form of one or more domain event types, keeping each type with its data. */
export type Recorded<Event extends DomainEvent> =
  Event extends DomainEvent<infer Type, infer Data> ? RecordedEvent<Type, Data> : never;

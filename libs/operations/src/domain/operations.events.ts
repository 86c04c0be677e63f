import type { DomainEvent } from '#event-sourcing';

/** Stream `operations-<reader>`. The reader passes over the event for good, in every rebuild too. The reason names no person. */
export type EventSkipped = DomainEvent<
  'operations.event-skipped.v1',
  {
    /** The projection or automation that passes over it. */
    readonly projection: string;
    readonly eventId: string;
    /** Of the event, in the order of all facts. */
    readonly position: string;
    readonly reason: string;
  }
>;

export type OperationsEvent = EventSkipped;

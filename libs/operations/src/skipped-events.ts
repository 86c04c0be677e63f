import {
  InMemoryView,
  type EventRegistry,
  type EventStore,
  type Instant,
  type Recorded,
  type RecordedEvent,
  type Skips,
} from '#event-sourcing';
import type { OperationsEvent } from './domain/operations.events.js';

/** An event that a reader passes over, since when and why. */
export interface SkippedEvent {
  readonly eventId: string;
  readonly position: string;
  readonly reason: string;
  readonly decidedAt: Instant;
}

/**
 * What readers pass over, as the history says. Start it before the readers: a decision stands later in the history than the
 * event that it is about, and counts from the first event on.
 */
export class SkippedEvents extends InMemoryView implements Skips {
  private readonly byReader = new Map<string, Map<string, SkippedEvent>>();

  constructor(store: EventStore, registry: EventRegistry) {
    super('skipped-events', ['operations.'], store, registry);
  }

  has(reader: string, eventId: string): boolean {
    return this.byReader.get(reader)?.has(eventId) === true;
  }

  /** In the order in which they were decided. */
  of(reader: string): readonly SkippedEvent[] {
    return [...(this.byReader.get(reader)?.values() ?? [])];
  }

  protected take(event: RecordedEvent): void {
    const { data, occurredAt } = event as Recorded<OperationsEvent>;
    const { projection, eventId, position, reason } = data;
    const skipped = this.byReader.get(projection) ?? new Map<string, SkippedEvent>();
    this.byReader.set(projection, skipped.set(eventId, { eventId, position, reason, decidedAt: occurredAt }));
  }
}

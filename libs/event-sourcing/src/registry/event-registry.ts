import type { RecordedEvent } from '../core/event.js';
import { UnknownEventTypeError } from '../core/errors.js';

/** One pure step from a version of an event type to the next. */
export interface Upcaster {
  readonly from: string;
  readonly to: string;
  readonly upcast: (data: unknown) => unknown;
}

/** What a context contributes: the types it writes today, and the steps from every version it ever wrote. */
export interface EventTypes {
  readonly types: readonly string[];
  readonly upcasters: readonly Upcaster[];
}

/** Knows every event type ever stored, and brings each event to its newest version. */
export class EventRegistry {
  private readonly newest = new Set<string>();
  private readonly upcasters = new Map<string, Upcaster>();

  /** Throws a RangeError when a type has two owners, or its versions do not lead to exactly one that is written today. */
  constructor(...contributions: readonly EventTypes[]) {
    for (const { types, upcasters } of contributions) {
      for (const type of types) {
        if (this.newest.has(type)) throw new RangeError(`Event type registered twice: ${type}`);
        this.newest.add(type);
      }
      for (const upcaster of upcasters) {
        if (this.upcasters.has(upcaster.from))
          throw new RangeError(`Two steps lead on from ${upcaster.from}`);
        this.upcasters.set(upcaster.from, upcaster);
      }
    }
    for (const { from } of this.upcasters.values()) this.requireEnd(from);
  }

  /** Every type that may stand in a store, old versions included. */
  get types(): readonly string[] {
    return [...this.newest, ...this.upcasters.keys()];
  }

  /** The event in its newest version. Throws UnknownEventTypeError: an unknown event is never skipped. */
  current(event: RecordedEvent): RecordedEvent {
    let { type, data } = event;
    for (let step = this.upcasters.get(type); step !== undefined; step = this.upcasters.get(type)) {
      data = step.upcast(data);
      type = step.to;
    }
    if (!this.newest.has(type)) {
      throw new UnknownEventTypeError(
        `Event ${event.id} at position ${event.position} has the unknown type ${event.type}`,
      );
    }
    return type === event.type ? event : { ...event, type, data };
  }

  private requireEnd(from: string): void {
    if (this.newest.has(from)) throw new RangeError(`${from} is written today, yet a step leads on from it`);
    const seen = new Set<string>();
    let type = from;
    for (
      let step = this.upcasters.get(type);
      step !== undefined && !seen.has(type);
      step = this.upcasters.get(type)
    ) {
      seen.add(type);
      type = step.to;
    }
    if (!this.newest.has(type))
      throw new RangeError(`The steps from ${from} do not end in a type written today`);
  }
}

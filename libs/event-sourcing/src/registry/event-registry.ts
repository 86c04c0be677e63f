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

  constructor(...contributions: readonly EventTypes[]) {
    for (const { types, upcasters } of contributions) {
      for (const type of types) {
        if (this.newest.has(type)) throw new RangeError(`Event type registered twice: ${type}`);
        this.newest.add(type);
      }
      for (const upcaster of upcasters) this.upcasters.set(upcaster.from, upcaster);
    }
    for (const { from } of this.upcasters.values()) this.newestOf(from);
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

  private newestOf(type: string): string {
    const seen = new Set<string>();
    for (let at = type; ;) {
      if (this.newest.has(at)) return at;
      const step = this.upcasters.get(at);
      if (step === undefined || seen.has(at))
        throw new RangeError(`The upcasters of ${type} do not end in a type written today`);
      seen.add(at);
      at = step.to;
    }
  }
}

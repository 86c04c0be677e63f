import type { RecordedEvent } from '../core/event.js';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { EventFailure, EventReader } from './event-reader.js';
import type { Projection } from './projection.js';

/** Keeps a projection up to date: catches up from its checkpoint, then follows live. */
export class ProjectionRunner extends EventReader {
  constructor(store: EventStore, registry: EventRegistry, projection: Projection) {
    super(store, {
      name: projection.name,
      typePrefixes: projection.typePrefixes,
      checkpoint: () => projection.checkpoint(),
      consume: (batch) => projection.apply(batch.events.map((event) => upcast(registry, event)), batch.upTo),
    });
  }
}

export function upcast(registry: EventRegistry, event: RecordedEvent): RecordedEvent {
  try {
    return registry.current(event);
  } catch (error) {
    throw new EventFailure(event, error);
  }
}

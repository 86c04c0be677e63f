import type { Position, RecordedEvent } from '../core/event.js';
import type { EventBatch, EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { EventFailure, EventReader } from './event-reader.js';
import { NO_SKIPS, type Projection, type Skips } from './projection.js';

/** Events per transaction when catching up: beyond some thousand, a shared commit saves hardly anything more. */
const BATCH_SIZE = 2000;

/** Keeps a projection up to date: catches up from its checkpoint, then follows live. */
export class ProjectionRunner extends EventReader {
  constructor(store: EventStore, registry: EventRegistry, projection: Projection, skips: Skips = NO_SKIPS) {
    super(store, {
      name: projection.name,
      version: projection.version,
      typePrefixes: projection.typePrefixes,
      batchSize: BATCH_SIZE,
      checkpoint: () => projection.checkpoint(),
      consume: (batch) => applyTo(projection, registry, without(batch, projection.name, skips)),
    });
  }
}

function without(batch: EventBatch, reader: string, skips: Skips): EventBatch {
  return { ...batch, events: batch.events.filter(({ id }) => !skips.has(reader, id)) };
}

/** A batch goes in as one; when that fails, event by event, so that all before the culprit is kept and the culprit is named. */
async function applyTo(
  projection: Projection,
  registry: EventRegistry,
  batch: EventBatch,
): Promise<Position> {
  try {
    await projection.apply(
      batch.events.map((event) => upcast(registry, event)),
      batch.upTo,
    );
  } catch (error) {
    if (batch.events.length === 0) throw error;
    for (const event of batch.events) await applyOne(projection, registry, event);
    await projection.apply([], batch.upTo);
  }
  return batch.upTo;
}

async function applyOne(
  projection: Projection,
  registry: EventRegistry,
  event: RecordedEvent,
): Promise<void> {
  const current = upcast(registry, event);
  try {
    await projection.apply([current], event.position);
  } catch (error) {
    throw new EventFailure(event, error);
  }
}

/** The event in its newest version; an EventFailure when the registry does not know it. */
export function upcast(registry: EventRegistry, event: RecordedEvent): RecordedEvent {
  try {
    return registry.current(event);
  } catch (error) {
    throw new EventFailure(event, error);
  }
}

import { uuidFrom } from '../core/uuid.js';
import type { RecordedEvent } from '../core/event.js';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { EventFailure, EventReader } from './event-reader.js';
import type { Automation, CheckpointStore } from './projection.js';
import { upcast } from './projection-runner.js';

/** Times an automation tries one event before it stops, and the first pause between tries (milliseconds, doubling). */
const RETRY = { attempts: 5, firstPauseMs: 50 };

/** The id of the command that an automation sends because of an event: the same event gives the same command. */
export function automationCommandId(automation: string, eventId: string, part = ''): string {
  return uuidFrom('automation', automation, eventId, part);
}

/** Runs an automation behind its own checkpoint, which is kept after each event that it dealt with. */
export class AutomationRunner extends EventReader {
  constructor(store: EventStore, registry: EventRegistry, automation: Automation, checkpoints: CheckpointStore) {
    const name = automation.name;
    super(store, {
      name,
      typePrefixes: automation.typePrefixes,
      checkpoint: () => checkpoints.load(name),
      consume: async (batch) => {
        for (const event of batch.events) {
          await persistently(automation, upcast(registry, event));
          await checkpoints.save(name, event.position);
        }
        await checkpoints.save(name, batch.upTo);
      },
    });
  }
}

async function persistently(automation: Automation, event: RecordedEvent): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await automation.react(event);
      return;
    } catch (error) {
      if (attempt >= RETRY.attempts) throw new EventFailure(event, error);
      await new Promise((resolve) => setTimeout(resolve, RETRY.firstPauseMs * 2 ** (attempt - 1)));
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { uuidFrom } from '../core/uuid.js';
import type { Position, RecordedEvent } from '../core/event.js';
import type { EventBatch, EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { EventFailure, EventReader } from './event-reader.js';
import { NO_SKIPS, type Automation, type CheckpointStore, type Skips } from './projection.js';
import { upcast } from './projection-runner.js';

/** Times an automation tries one event before it stops, and the first pause between tries (milliseconds, doubling). */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstPauseMs: number;
}

const RETRY: RetryPolicy = { attempts: 5, firstPauseMs: 50 };

/** Passing this many positions without an event to react to is worth keeping; less is read again after a restart. */
const WORTH_KEEPING = 1000n;

/** The id of the command that an automation sends because of an event: the same event gives the same command. */
export function automationCommandId(automation: string, eventId: string, part = ''): string {
  return uuidFrom('automation', automation, eventId, part);
}

/** Runs an automation behind its own checkpoint, which is kept after each event that it dealt with. */
export class AutomationRunner extends EventReader {
  constructor(
    store: EventStore,
    registry: EventRegistry,
    automation: Automation,
    checkpoints: CheckpointStore,
    retry: RetryPolicy = RETRY,
    skips: Skips = NO_SKIPS,
  ) {
    const { name, typePrefixes } = automation;
    let kept = 0n;

    async function checkpoint(): Promise<Position> {
      kept = await checkpoints.load(name);
      return kept;
    }

    async function keep(position: Position): Promise<void> {
      await checkpoints.save(name, position);
      kept = position;
    }

    async function consume(batch: EventBatch, signal: AbortSignal): Promise<Position> {
      for (const event of batch.events) {
        const dealtWith =
          skips.has(name, event.id) ||
          (await persistently(automation, upcast(registry, event), retry, signal));
        if (!dealtWith) return kept;
        await keep(event.position);
      }
      if (batch.upTo - kept >= WORTH_KEEPING) await keep(batch.upTo);
      return batch.upTo;
    }

    super(store, { name, typePrefixes, checkpoint, consume });
  }
}

/** False when it was asked to end before the event was dealt with. */
async function persistently(
  automation: Automation,
  event: RecordedEvent,
  { attempts, firstPauseMs }: RetryPolicy,
  signal: AbortSignal,
): Promise<boolean> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      await automation.react(event);
      return true;
    } catch (error) {
      if (attempt >= attempts) throw new EventFailure(event, error);
      await pause(firstPauseMs * 2 ** (attempt - 1), undefined, { signal }).catch(() => undefined);
    }
  }
  return false;
}

import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '../src/core/event.js';

let running = 0;

/** An event to append, with whatever a test wants to be different. */
export function anEvent(different: Partial<EventToAppend> = {}): EventToAppend {
  running += 1;
  return {
    id: randomUUID(),
    type: 'sample.thing-noted.v1',
    data: { number: running },
    occurredAt: '2026-01-05T09:00:00.000Z',
    actor: { party: 'a-party', role: 'tmm', person: 'a-person' },
    correlationId: 'correlation',
    causationId: 'causation',
    commandId: 'command',
    commandHash: 'hash',
    ...different,
  };
}

export function someEvents(count: number, different: Partial<EventToAppend> = {}): EventToAppend[] {
  return Array.from({ length: count }, () => anEvent(different));
}

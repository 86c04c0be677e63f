import { DomainError } from '../core/errors.js';
import type { RecordedEvent } from '../core/event.js';
import type { Instant } from '../core/instant.js';
import { automationCommandId } from './automation-runner.js';
import type { ActorRef, CommandEnvelope } from './command-runner.js';

export interface Consequence {
  /** Tells the commands apart that one event gives rise to. */
  readonly part?: string;
  /** Default: when the event happened. */
  readonly occurredAt?: Instant;
}

/** The envelope of a command that an automation sends because of an event: sent again, it is recognised. */
export function becauseOf<Acting extends ActorRef>(
  event: RecordedEvent,
  automation: string,
  actor: Acting,
  { part = '', occurredAt = event.occurredAt }: Consequence = {},
): CommandEnvelope<Acting> {
  const { id, correlationId } = event;
  return {
    commandId: automationCommandId(automation, id, part),
    actor,
    occurredAt,
    correlationId,
    causationId: id,
  };
}

/** Why the domain refused a command; null when it was allowed. Failures of another kind pass on. */
export async function refusalOf(command: Promise<unknown>): Promise<DomainError | null> {
  try {
    await command;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

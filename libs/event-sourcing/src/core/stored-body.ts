import { hash } from 'node:crypto';
import type { EventToAppend, Position, RecordedEvent } from './event.js';
import { CorruptHistoryError } from './errors.js';
import type { Instant } from './instant.js';

/** The hash before the first event of a stream. */
export const GENESIS_HASH = '0'.repeat(64);

/** The one JSON text that is stored of an event, and over which its hash is taken. */
export function storedBody(
  event: EventToAppend,
  stream: string,
  revision: number,
  recordedAt: Instant,
): string {
  return JSON.stringify({
    id: event.id,
    stream,
    revision,
    type: event.type,
    occurredAt: event.occurredAt,
    recordedAt,
    sourceRecordedAt: event.sourceRecordedAt,
    actor: event.actor,
    correlationId: event.correlationId,
    causationId: event.causationId,
    commandId: event.commandId,
    commandHash: event.commandHash,
    data: event.data,
  });
}

/** SHA-256 (hex) over the previous hash in the stream, a line feed, and the stored bytes. */
export function chainHash(previousHash: string, body: string): string {
  return hash('sha256', `${previousHash}\n${body}`, 'hex');
}

/** Reads a stored body back. Throws CorruptHistoryError when it is no JSON object. */
export function recordedFrom(body: string, position: Position, chainedHash: string): RecordedEvent {
  let event: unknown;
  try {
    event = JSON.parse(body);
  } catch {
    event = null;
  }
  if (event === null || typeof event !== 'object') {
    throw new CorruptHistoryError(`The event at position ${position} cannot be read`);
  }
  return Object.assign(event as RecordedEvent, { position, hash: chainedHash });
}

import type { Position, RecordedEvent } from '../core/event.js';

/** Turns events into rows. Uses event data only: no clock, no look-ups. */
export interface Projection {
  readonly name: string;
  readonly version: number;
  /** Empty: all types. */
  readonly typePrefixes: readonly string[];
  checkpoint(): Promise<Position>;
  /** Rows and checkpoint in one transaction. */
  apply(events: readonly RecordedEvent[], upTo: Position): Promise<void>;
}

/** Reacts to an event by sending commands (`when-<fact>-then-<command>`), idempotent by causation. */
export interface Automation {
  readonly name: string;
  readonly typePrefixes: readonly string[];
  react(event: RecordedEvent): Promise<void>;
}

/** Where automations keep how far they have come. 0n when nothing was kept yet. */
export interface CheckpointStore {
  load(name: string): Promise<Position>;
  save(name: string, position: Position): Promise<void>;
}

/** Recorded decisions to pass over events that a reader cannot take. */
export interface Skips {
  has(reader: string, eventId: string): boolean;
}

export const NO_SKIPS: Skips = { has: () => false };

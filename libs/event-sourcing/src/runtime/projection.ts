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

/**
 * `served`: answers the questions. `building`: not whole yet, never asked. `standby`: whole and kept up to date. `unreadable`: made
 * by a version whose rows this one cannot read.
 */
export type GenerationState = 'served' | 'building' | 'standby' | 'unreadable';

export interface Rate {
  readonly eventsPerSecond: number;
  readonly positionsPerSecond: number;
}

/** `standby`: another process is the active one; `elsewhere`: another process runs it, this one only looks at its checkpoint. */
export type ReaderState = 'catching-up' | 'live' | 'stopped' | 'standby' | 'elsewhere';

export interface ReaderStatus {
  readonly name: string;
  /** Of a projection. */
  readonly version?: number;
  /** Of a projection that is kept in generations. */
  readonly generation?: { readonly number: number; readonly state: GenerationState };
  readonly state: ReaderState;
  readonly position: Position;
  /** While catching up, once it could be measured. */
  readonly rate?: Rate;
  /** Why it stopped, and at which event. */
  readonly failure?: {
    readonly message: string;
    readonly eventId?: string;
    readonly type?: string;
    readonly position?: Position;
  };
}

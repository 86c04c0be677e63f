import type { Position } from '../core/event.js';

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

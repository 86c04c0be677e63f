import type { Position } from '../core/event.js';
import type { ReaderStatus } from '../port/reader-status.js';

/** How far a reader is. Null: not known, because it could not be measured. */
export interface Progress {
  readonly position: Position;
  readonly head: Position;
  /** In positions. */
  readonly lag: Position;
  readonly eventsPerSecond: number | null;
  readonly remainingSeconds: number | null;
}

/** How far a reader is from the last event stored. */
export function progressOf({ state, position, rate }: ReaderStatus, head: Position): Progress {
  const lag = position < head ? head - position : 0n;
  const pace = rate?.positionsPerSecond ?? 0;
  const isKnown = state === 'catching-up' && pace > 0;
  const remaining = isKnown ? Number(lag) / pace : null;
  return {
    position,
    head,
    lag,
    eventsPerSecond: rate?.eventsPerSecond ?? null,
    remainingSeconds: lag === 0n ? 0 : remaining,
  };
}

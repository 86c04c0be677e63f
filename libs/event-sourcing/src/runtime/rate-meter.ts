import type { Position } from '../core/event.js';
import type { Rate } from '../port/reader-status.js';

/** What is looked back on, and the least that must have been seen before a rate is told (milliseconds). */
const WINDOW_MS = 10_000;
const LEAST_MS = 250;

interface Sample {
  readonly at: number;
  readonly position: Position;
  readonly events: number;
}

/** Measures how fast a reader comes on. Knows nothing until it has seen some of it. */
export class RateMeter {
  private samples: readonly Sample[] = [];
  private events = 0;

  /** `now`: milliseconds, never running back. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** It came as far as `position`, by so many events more. */
  note(position: Position, events: number): void {
    const at = this.now();
    this.events += events;
    const recent = this.samples.filter((sample) => at - sample.at <= WINDOW_MS);
    const kept = recent.length > 0 ? recent : this.samples.slice(-1);
    this.samples = [...kept, { at, position, events: this.events }];
  }

  reset(): void {
    this.samples = [];
    this.events = 0;
  }

  rate(): Rate | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < LEAST_MS) return null;
    const seconds = (last.at - first.at) / 1000;
    return {
      eventsPerSecond: (last.events - first.events) / seconds,
      positionsPerSecond: Number(last.position - first.position) / seconds,
    };
  }
}

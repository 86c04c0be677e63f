import type { RecordedEvent } from '#event-sourcing';
import type { Interval } from '../interval/interval.js';

/** What the projection remembers of a stream: its facts, and the rows believed now by what they say. */
export interface StreamMemory {
  readonly facts: RecordedEvent[];
  rows: Map<string, number>;
}

/** Keeps the streams that were used last; the others are read back from the tables when they are needed again. */
export class StreamCache {
  private readonly streams = new Map<string, StreamMemory>();

  constructor(private readonly most: number) {}

  get(stream: string): StreamMemory | undefined {
    const memory = this.streams.get(stream);
    if (memory !== undefined) {
      this.streams.delete(stream);
      this.streams.set(stream, memory);
    }
    return memory;
  }

  set(stream: string, memory: StreamMemory): void {
    this.streams.set(stream, memory);
  }

  /** Forgets what was used longest ago. Only between batches: what a batch changed is not in the tables yet. */
  trim(): void {
    for (const stream of this.streams.keys()) {
      if (this.streams.size <= this.most) return;
      this.streams.delete(stream);
    }
  }

  clear(): void {
    this.streams.clear();
  }
}

/** Two intervals that say the same have the same text. */
export function textOf(interval: Interval): string {
  return JSON.stringify(interval);
}

import type { RecordedEvent } from '#event-sourcing';
import type { BelievedRow } from './believed-rows.js';

/** What the projection remembers of a stream: its number, its facts, and the rows believed now. */
export interface StreamMemory {
  readonly no: number;
  readonly facts: RecordedEvent[];
  rows: readonly BelievedRow[];
}

/** Keeps the streams that were used last; the others are read back from the tables when they are needed again. */
export class StreamCache {
  private readonly streams = new Map<string, StreamMemory>();
  private facts = 0;

  /** `most`: facts of all streams together; what a stream costs in memory grows with its facts. */
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
    this.facts += memory.facts.length;
  }

  add(memory: StreamMemory, fact: RecordedEvent): void {
    memory.facts.push(fact);
    this.facts += 1;
  }

  /** Forgets what was used longest ago. Only between batches: what a batch changed is not in the tables yet. */
  trim(): void {
    for (const [stream, { facts }] of this.streams) {
      if (this.facts <= this.most) return;
      this.streams.delete(stream);
      this.facts -= facts.length;
    }
  }

  clear(): void {
    this.streams.clear();
    this.facts = 0;
  }
}

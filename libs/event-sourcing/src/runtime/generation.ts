import type { Position } from '../core/event.js';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { ProjectionRunner } from './projection-runner.js';
import type { GenerationEntry } from './generation-book.js';
import type { Projection, Skips } from './projection.js';

/** A generation's place, opened. */
export interface OpenGeneration<Models> {
  readonly projection: Projection;
  readonly models: Models;
  close(): Promise<void>;
}

/** A generation that is open: it follows the store, and counts the questions in hand. */
export class Generation<Models> {
  readonly runner: ProjectionRunner;
  private asking = 0;
  private onQuiet: (() => void) | undefined;

  constructor(
    readonly entry: GenerationEntry,
    private readonly opened: OpenGeneration<Models>,
    store: EventStore,
    registry: EventRegistry,
    skips: Skips,
    /** Position of the last event when it was opened: a generation that was not whole is, when it has come this far. */
    private readonly goal: Position,
  ) {
    this.runner = new ProjectionRunner(store, registry, opened.projection, skips);
  }

  get position(): Position {
    return this.runner.status().position;
  }

  get isWhole(): boolean {
    return this.entry.whole || this.position >= this.goal;
  }

  get models(): Models {
    return this.opened.models;
  }

  async ask<Answer>(question: (models: Models) => Promise<Answer>): Promise<Answer> {
    this.asking += 1;
    try {
      return await question(this.opened.models);
    } finally {
      this.asking -= 1;
      if (this.asking === 0) this.onQuiet?.();
    }
  }

  /** Resolves when it has come as far as everything stored at the start, and as `other` is by then. False when it stopped. */
  async comesUpTo(other: Generation<Models> | undefined, patienceMs: number): Promise<boolean> {
    for (;;) {
      const goal = other !== undefined && other.position > this.goal ? other.position : this.goal;
      if (this.position >= goal) return true;
      if (!(await this.runner.waitFor(goal, patienceMs)) && this.runner.hasEnded) return false;
    }
  }

  /** Stops following, lets the questions in hand be answered, and closes. */
  async close(): Promise<void> {
    await this.runner.stop();
    if (this.asking > 0) await new Promise<void>((resolve) => (this.onQuiet = resolve));
    await this.opened.close();
  }
}

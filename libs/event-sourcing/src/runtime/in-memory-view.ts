import type { Position, RecordedEvent } from '../core/event.js';
import type { EventStore } from '../port/event-store.js';
import type { EventRegistry } from '../registry/event-registry.js';
import { ProjectionRunner } from './projection-runner.js';
import type { ReaderStatus } from '../port/reader-status.js';

/** How long a caller waits for the view to come as far as a position that is stored already. */
const PATIENCE_MS = 30_000;

/**
 * A small view for the write side, which may not read the read models: folded from the store at start, kept current
 * after that, never stored.
 */
export abstract class InMemoryView {
  private readonly runner: ProjectionRunner;

  constructor(
    name: string,
    typePrefixes: readonly string[],
    private readonly store: EventStore,
    registry: EventRegistry,
  ) {
    this.runner = new ProjectionRunner(store, registry, {
      name,
      version: 1,
      typePrefixes,
      checkpoint: () => Promise.resolve(0n),
      apply: (events) => {
        for (const event of events) this.take(event);
        return Promise.resolve();
      },
    });
  }

  /** Folds one event, in its newest version. */
  protected abstract take(event: RecordedEvent): void;

  /** Begins to follow the store. Resolves when all that was stored before is known. */
  start(): Promise<void> {
    this.runner.start();
    return this.ready();
  }

  stop(): Promise<void> {
    return this.runner.stop();
  }

  status(): ReaderStatus {
    return this.runner.status();
  }

  /** Resolves when all that is stored now is known. */
  async ready(): Promise<void> {
    await this.caughtUpTo(await this.store.head());
  }

  /** Resolves when everything up to a position is known. Rejects when the view stopped, or lags behind for 30 seconds. */
  async caughtUpTo(position: Position): Promise<void> {
    if (await this.runner.waitFor(position, PATIENCE_MS)) return;
    const { name, failure } = this.status();
    throw new Error(
      `View ${name} did not come as far as position ${position}${failure ? `: ${failure.message}` : ''}`,
    );
  }
}

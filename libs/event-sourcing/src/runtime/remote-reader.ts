import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '../core/event.js';
import type { Following } from './event-reader.js';
import type { ReaderStatus } from './projection.js';

const LOOK_MS = 25;
const FRESH_MS = 500;

/** A reader that another process runs: what is known of it here is its checkpoint. */
export class RemoteReader implements Following {
  private known = 0n;
  private knownSince = 0;
  private stopped = false;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly name: string,
    private readonly checkpoint: () => Promise<Position>,
  ) {}

  start(): void {
    void this.look();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.looking;
  }

  retry(): boolean {
    return false;
  }

  status(): ReaderStatus {
    if (!this.stopped && Date.now() - this.knownSince > FRESH_MS) void this.look();
    return { name: this.name, state: 'elsewhere', position: this.known };
  }

  statuses(): readonly ReaderStatus[] {
    return [this.status()];
  }

  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    while (!this.stopped) {
      await this.look();
      if (this.known >= position) return true;
      if (Date.now() + LOOK_MS > until) return false;
      await pause(LOOK_MS);
    }
    return false;
  }

  private look(): Promise<void> {
    this.looking ??= this.checkpoint()
      .then((position) => {
        this.known = position;
        this.knownSince = Date.now();
      })
      // The database is away: what was known last is what is told.
      .catch(() => undefined)
      .finally(() => {
        this.looking = undefined;
      });
    return this.looking;
  }
}

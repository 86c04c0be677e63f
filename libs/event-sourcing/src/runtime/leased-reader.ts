import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '../core/event.js';
import type { Leases } from '../port/leases.js';
import type { Following } from './event-reader.js';
import type { ReaderStatus } from './projection.js';

/** How often one that stopped is tried again, and how long a wait is checked (milliseconds). */
export interface LeasedReaderPace {
  readonly retryMs: number;
  readonly lookMs: number;
}

const PACE: LeasedReaderPace = { retryMs: 5_000, lookMs: 100 };

/**
 * A reader of which one process at a time is active: whoever has its lease. The others wait for the lease and take over from the
 * checkpoint. One that stopped is tried again and again, because what stopped it may have been the database.
 */
export class LeasedReader implements Following {
  private readonly abort = new AbortController();
  private running: Promise<void> | undefined;
  private active: Following | undefined;

  constructor(
    private readonly name: string,
    private readonly leases: Leases,
    private readonly make: () => Following,
    private readonly pace: LeasedReaderPace = PACE,
  ) {}

  start(): void {
    this.running ??= this.contend();
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
  }

  retry(): boolean {
    return this.active?.retry() ?? false;
  }

  /** While another process is the active one, this one has come nowhere. */
  status(): ReaderStatus {
    return this.active?.status() ?? { name: this.name, state: 'standby', position: 0n };
  }

  statuses(): readonly ReaderStatus[] {
    return this.active?.statuses() ?? [this.status()];
  }

  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    for (let left = timeoutMs; left > 0 && !this.abort.signal.aborted; left = until - Date.now()) {
      if (this.active !== undefined && (await this.active.waitFor(position, left))) return true;
      await pause(Math.min(this.pace.lookMs, left), undefined, { ref: false });
    }
    return false;
  }

  private async contend(): Promise<void> {
    const { signal } = this.abort;
    while (!signal.aborted) {
      const lease = await this.leases.acquire(this.name, signal);
      if (lease === undefined) return;
      let isLost = false;
      const over = new AbortController();
      void lease.lost.then(() => {
        isLost = true;
        over.abort();
      });
      const reader = this.make();
      this.active = reader;
      reader.start();
      const either = AbortSignal.any([signal, over.signal]);
      while (!either.aborted) {
        await pause(this.pace.retryMs, undefined, { signal: either, ref: false }).catch(() => undefined);
        if (!either.aborted) reader.retry();
      }
      await reader.stop();
      this.active = undefined;
      if (!isLost) await lease.release();
    }
  }
}

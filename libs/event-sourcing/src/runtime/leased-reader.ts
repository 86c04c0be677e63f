import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '../core/event.js';
import { DomainError } from '../core/errors.js';
import type { Leases } from '../port/leases.js';
import type { ReaderBoard, ReaderOrder } from '../port/reader-board.js';
import type { Following } from './event-reader.js';
import type { ReaderStatus } from '../port/reader-status.js';

/** How often one that stopped is tried again, a wait is checked, and the board is looked at (milliseconds). */
export interface LeasedReaderPace {
  readonly retryMs: number;
  readonly lookMs: number;
  readonly boardMs: number;
}

const PACE: LeasedReaderPace = { retryMs: 5_000, lookMs: 100, boardMs: 250 };

/**
 * A reader of which one process at a time is active: whoever has its lease. The others wait for the lease and take over from the
 * checkpoint. One that stopped is tried again and again, because what stopped it may have been the database. The active one tells
 * the board how it is doing, and does what is ordered there.
 */
export class LeasedReader implements Following {
  private readonly abort = new AbortController();
  private running: Promise<void> | undefined;
  private active: Following | undefined;

  constructor(
    private readonly name: string,
    private readonly leases: Leases,
    private readonly board: ReaderBoard,
    private readonly make: () => Following | Promise<Following>,
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
      await this.keep(AbortSignal.any([signal, over.signal]));
      if (!isLost) await lease.release();
    }
  }

  private async keep(over: AbortSignal): Promise<void> {
    const reader = await this.made(over);
    if (reader === undefined) return;
    this.active = reader;
    reader.start();
    let triedAt = Date.now();
    while (!over.aborted) {
      // The board may be away for a while; what it tells then grows old, which shows.
      await this.lookAtBoard(reader).catch(() => undefined);
      await rest(this.pace.boardMs, over);
      if (over.aborted || Date.now() - triedAt < this.pace.retryMs) continue;
      triedAt = Date.now();
      reader.retry();
    }
    await reader.stop();
    this.active = undefined;
  }

  /** Tries until it can be made: what it needs may be away. */
  private async made(over: AbortSignal): Promise<Following | undefined> {
    while (!over.aborted) {
      try {
        return await this.make();
      } catch (error) {
        const failure = { message: (error as Error).message };
        const status: ReaderStatus = { name: this.name, state: 'stopped', position: 0n, failure };
        await this.board.tell(this.name, [status]).catch(() => undefined);
        await rest(this.pace.retryMs, over);
      }
    }
    return undefined;
  }

  private async lookAtBoard(reader: Following): Promise<void> {
    await this.board.carryOut(this.name, (order) => carriedOut(reader, order));
    await this.board.tell(this.name, reader.statuses());
  }
}

function carriedOut(reader: Following, order: ReaderOrder): Promise<number> {
  if (order === 'retry') return Promise.resolve(Number(reader.retry()));
  const { rebuilding } = reader;
  if (rebuilding !== undefined) return rebuilding[order]();
  throw new DomainError('not-rebuildable', `${reader.status().name} keeps no rows that could be rebuilt`);
}

function rest(ms: number, over: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal: over, ref: false }).catch(() => undefined);
}

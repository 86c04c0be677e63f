import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '../core/event.js';
import type { ReaderBoard } from '../port/reader-board.js';
import type { Following, Rebuilding } from './event-reader.js';
import type { ReaderStatus } from '../port/reader-status.js';

const LOOK_MS = 25;
const FRESH_MS = 500;
/** A keeper that has said nothing for so long is not there. */
const OLD_MS = 10_000;

/** A reader that another process keeps: what is known of it here is its checkpoint, and what its keeper tells. */
export class RemoteReader implements Following {
  private known: ReaderStatus;
  private told: readonly ReaderStatus[] = [];
  private knownSince = 0;
  private stopped = false;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly name: string,
    private readonly board: ReaderBoard,
    private readonly checkpoint: () => Promise<Position>,
    private readonly isRebuildable = false,
  ) {
    this.known = { name, state: 'elsewhere', position: 0n };
  }

  get rebuilding(): Rebuilding | undefined {
    const order = (what: keyof Rebuilding) => async () => {
      const number = await this.board.order(this.name, what);
      await this.look();
      return number;
    };
    return this.isRebuildable
      ? { rebuild: order('rebuild'), switch: order('switch'), retire: order('retire') }
      : undefined;
  }

  start(): void {
    void this.look();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.looking;
  }

  /** Ordered from its keeper; false when it did not stop. */
  retry(): boolean {
    if (!this.statuses().some(({ failure }) => failure !== undefined)) return false;
    void this.board.order(this.name, 'retry').catch(() => undefined);
    return true;
  }

  status(): ReaderStatus {
    this.lookAgain();
    return this.known;
  }

  /** Each as its keeper told it; `elsewhere` where it runs. */
  statuses(): readonly ReaderStatus[] {
    this.lookAgain();
    return this.told.length > 0 ? this.told : [this.known];
  }

  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    while (!this.stopped) {
      await this.look();
      if (this.known.position >= position) return true;
      if (Date.now() + LOOK_MS > until) return false;
      await pause(LOOK_MS);
    }
    return false;
  }

  private lookAgain(): void {
    if (!this.stopped && Date.now() - this.knownSince > FRESH_MS) void this.look();
  }

  private look(): Promise<void> {
    this.looking ??= Promise.all([this.checkpoint(), this.board.told(this.name)])
      .then(([position, told]) => {
        this.told = (told === undefined || told.ageMs > OLD_MS ? [] : told.statuses).map(elsewhere);
        const failure = this.told.find((status) => status.failure !== undefined)?.failure;
        this.known = {
          name: this.name,
          state: failure === undefined ? 'elsewhere' : 'stopped',
          position,
          ...(failure === undefined ? {} : { failure }),
        };
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

/** One that is live is live elsewhere; what it is doing else says enough. */
function elsewhere(status: ReaderStatus): ReaderStatus {
  return status.state === 'live' ? { ...status, state: 'elsewhere' } : status;
}

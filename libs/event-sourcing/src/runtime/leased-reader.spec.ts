import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryReaderBoard } from '../../testing/memory-reader-board.js';
import { DomainError } from '../core/errors.js';
import type { Lease, Leases } from '../port/leases.js';
import type { Following, Rebuilding } from './event-reader.js';
import { LeasedReader } from './leased-reader.js';
import { RemoteReader } from './remote-reader.js';
import type { ReaderStatus } from '../port/reader-status.js';

/** One lease for everybody, which a test can take away. */
class OneLease implements Leases {
  private holder: (() => void) | undefined;
  private readonly queue: (() => void)[] = [];

  async acquire(_: string, signal: AbortSignal): Promise<Lease | undefined> {
    while (this.holder !== undefined) {
      if (signal.aborted) return undefined;
      await new Promise<void>((resolve) => {
        this.queue.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    if (signal.aborted) return undefined;
    const lost = new Promise<void>((resolve) => {
      this.holder = resolve;
    });
    return { lost, release: () => Promise.resolve(this.free()) };
  }

  /** As when the holder's connection is cut. */
  cut(): void {
    this.holder?.();
    this.free();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private free(): void {
    this.holder = undefined;
    for (const next of this.queue.splice(0)) next();
  }
}

/** Does nothing but say whether it runs. */
class Idle implements Following {
  isRunning = false;
  tries = 0;
  constructor(
    private readonly state: ReaderStatus['state'] = 'live',
    private readonly failure?: NonNullable<ReaderStatus['failure']>,
  ) {}
  start(): void {
    this.isRunning = true;
  }
  stop(): Promise<void> {
    this.isRunning = false;
    return Promise.resolve();
  }
  retry(): boolean {
    this.tries += 1;
    return true;
  }
  status(): ReaderStatus {
    const { state, failure } = this;
    return { name: 'idle', state, position: 7n, ...(failure === undefined ? {} : { failure }) };
  }
  statuses(): readonly ReaderStatus[] {
    return [this.status()];
  }
  waitFor(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

const PACE = { retryMs: 1, lookMs: 1, boardMs: 1 };

describe('a reader by lease', () => {
  it('runs in one process at a time; another takes over when the lease is lost', async () => {
    const leases = new OneLease();
    const made: Idle[][] = [[], []];
    const readers = made.map((own) => {
      const make = () => {
        own.push(new Idle());
        return own.at(-1) as Idle;
      };
      return new LeasedReader('idle', leases, new MemoryReaderBoard(), make, PACE);
    });
    const [first, second] = readers as [LeasedReader, LeasedReader];
    first.start();
    expect(await first.waitFor(1n, 1000)).toBe(true);
    second.start();
    expect(await second.waitFor(1n, 20)).toBe(false);
    expect([first.status().state, second.status().state]).toEqual(['live', 'standby']);
    expect(made[1]).toEqual([]);
    leases.cut();
    expect(await second.waitFor(1n, 1000)).toBe(true);
    expect(made.flat().filter(({ isRunning }) => isRunning)).toHaveLength(1);
    expect(made[0]?.[0]?.isRunning).toBe(false);
    await Promise.all([first.stop(), second.stop()]);
    expect(made.flat().some(({ isRunning }) => isRunning)).toBe(false);
  });

  it('gives its lease back when it is stopped', async () => {
    const leases = new OneLease();
    const [first, second] = [0, 1].map(
      () => new LeasedReader('idle', leases, new MemoryReaderBoard(), () => new Idle(), PACE),
    );
    first?.start();
    expect(await first?.waitFor(1n, 1000)).toBe(true);
    second?.start();
    await first?.stop();
    expect(await second?.waitFor(1n, 1000)).toBe(true);
    await second?.stop();
  });

  it('is tried again and again when it stopped: the database may have been away', async () => {
    const reader = new Idle('stopped');
    const leased = new LeasedReader('idle', new OneLease(), new MemoryReaderBoard(), () => reader, PACE);
    leased.start();
    while (reader.tries < 3) await new Promise((resolve) => setImmediate(resolve));
    await leased.stop();
    expect(reader.isRunning).toBe(false);
  });

  it('is tried again when it cannot be made, and the others are told why', async () => {
    const board = new MemoryReaderBoard();
    let tries = 0;
    const make = async () => {
      tries += 1;
      if (tries < 3) throw new Error('The database is away');
      return new Idle();
    };
    const leased = new LeasedReader('idle', new OneLease(), board, make, PACE);
    leased.start();
    while (tries < 2) await new Promise((resolve) => setImmediate(resolve));
    expect((await board.told('idle'))?.statuses[0]?.failure).toEqual({ message: 'The database is away' });
    expect(await leased.waitFor(1n, 1000)).toBe(true);
    await leased.stop();
  });
});

describe('a reader that another process keeps', () => {
  const failure = { message: 'It does not fit', eventId: 'e', type: 'sample.v1', position: 7n };
  let board: MemoryReaderBoard;
  let keeper: LeasedReader;
  let kept: Idle & { rebuilding?: Rebuilding };
  beforeEach(() => {
    board = new MemoryReaderBoard();
    kept = new Idle('stopped', failure);
    keeper = new LeasedReader('idle', new OneLease(), board, () => kept, { ...PACE, retryMs: 60_000 });
    keeper.start();
  });
  afterEach(() => keeper.stop());

  it('shows where it stopped and why, and is tried again when that is asked', async () => {
    const remote = new RemoteReader('idle', board, () => Promise.resolve(7n));
    while (remote.status().failure === undefined) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(remote.status()).toEqual({ name: 'idle', state: 'stopped', position: 7n, failure });
    expect(remote.statuses()).toEqual([{ name: 'idle', state: 'stopped', position: 7n, failure }]);
    expect(remote.retry()).toBe(true);
    while (kept.tries === 0) await new Promise((resolve) => setImmediate(resolve));
    await remote.stop();
  });

  it('is rebuilt by its keeper, whose refusals reach whoever asked', async () => {
    const refusal = new DomainError('retire-first', 'Generation 1 stands beside');
    kept.rebuilding = {
      rebuild: () => Promise.resolve(2),
      switch: () => Promise.reject(refusal),
      retire: () => Promise.resolve(1),
    };
    const remote = new RemoteReader('idle', board, () => Promise.resolve(0n), true);
    expect(await remote.rebuilding?.rebuild()).toBe(2);
    await expect(remote.rebuilding?.switch()).rejects.toBe(refusal);
    expect(await remote.rebuilding?.retire()).toBe(1);
    expect(new RemoteReader('idle', board, () => Promise.resolve(0n)).rebuilding).toBeUndefined();
  });

  it('is asked by nobody to rebuild what it does not keep', async () => {
    await expect(board.order('idle', 'rebuild')).rejects.toThrow(/keeps no rows/);
  });
});

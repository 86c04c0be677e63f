import { describe, expect, it } from '@jest/globals';
import type { Lease, Leases } from '../port/leases.js';
import type { Following } from './event-reader.js';
import { LeasedReader } from './leased-reader.js';
import type { ReaderStatus } from './projection.js';

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
  constructor(private readonly state: ReaderStatus['state'] = 'live') {}
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
    return { name: 'idle', state: this.state, position: 7n };
  }
  statuses(): readonly ReaderStatus[] {
    return [this.status()];
  }
  waitFor(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

const PACE = { retryMs: 1, lookMs: 1 };

describe('a reader by lease', () => {
  it('runs in one process at a time; another takes over when the lease is lost', async () => {
    const leases = new OneLease();
    const made: Idle[][] = [[], []];
    const readers = made.map((own) => {
      const make = () => {
        own.push(new Idle());
        return own.at(-1) as Idle;
      };
      return new LeasedReader('idle', leases, make, PACE);
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
    const [first, second] = [0, 1].map(() => new LeasedReader('idle', leases, () => new Idle(), PACE));
    first?.start();
    expect(await first?.waitFor(1n, 1000)).toBe(true);
    second?.start();
    await first?.stop();
    expect(await second?.waitFor(1n, 1000)).toBe(true);
    await second?.stop();
  });

  it('is tried again and again when it stopped: the database may have been away', async () => {
    const reader = new Idle('stopped');
    const leased = new LeasedReader('idle', new OneLease(), () => reader, PACE);
    leased.start();
    while (reader.tries < 3) await new Promise((resolve) => setImmediate(resolve));
    await leased.stop();
    expect(reader.isRunning).toBe(false);
  });
});

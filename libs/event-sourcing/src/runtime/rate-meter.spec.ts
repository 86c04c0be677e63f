import { describe, expect, it } from '@jest/globals';
import { progressOf, type ReaderStatus } from '#event-sourcing';
import { RateMeter } from './rate-meter.js';

describe('the rate of a reader', () => {
  it('is not known before some of it was seen, nor after a reset', () => {
    let now = 0;
    const meter = new RateMeter(() => now);
    expect(meter.rate()).toBeNull();
    meter.note(0n, 0);
    now = 200;
    meter.note(400n, 200);
    expect(meter.rate()).toBeNull();
    now = 1000;
    meter.note(2000n, 800);
    expect(meter.rate()).toEqual({ eventsPerSecond: 1000, positionsPerSecond: 2000 });
    meter.reset();
    expect(meter.rate()).toBeNull();
  });

  it('is that of the last ten seconds', () => {
    let now = 0;
    const meter = new RateMeter(() => now);
    meter.note(0n, 0);
    for (now = 1000; now <= 40_000; now += 1000) meter.note(BigInt(now), now <= 20_000 ? 1000 : 10);
    expect(meter.rate()?.eventsPerSecond).toBe(10);
  });
});

describe('the progress of a reader', () => {
  const status: ReaderStatus = { name: 'a', state: 'catching-up', position: 40n };

  it('has no remaining time before there is a rate', () => {
    expect(progressOf(status, 100n)).toEqual({
      position: 40n,
      head: 100n,
      lag: 60n,
      eventsPerSecond: null,
      remainingSeconds: null,
    });
  });

  it('divides what is left by the rate', () => {
    const rate = { eventsPerSecond: 10, positionsPerSecond: 20 };
    expect(progressOf({ ...status, rate }, 100n)).toMatchObject({ eventsPerSecond: 10, remainingSeconds: 3 });
    expect(progressOf({ ...status, state: 'stopped' }, 100n).remainingSeconds).toBeNull();
    expect(progressOf({ ...status, state: 'live', position: 120n }, 100n)).toMatchObject({
      lag: 0n,
      remainingSeconds: 0,
    });
  });
});

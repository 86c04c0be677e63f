import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent, notebookEventTypes, RecordingProjection } from '#event-sourcing/testing';
import { EventRegistry, ProjectionRunner, type EventTypes } from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';

const SOON = 2000;

describe('projection runner', () => {
  let store: MemoryEventStore;
  let projection: RecordingProjection;
  const running: ProjectionRunner[] = [];

  function start(of = projection, types: EventTypes = notebookEventTypes): ProjectionRunner {
    const runner = new ProjectionRunner(store, new EventRegistry(types), of);
    running.push(runner);
    runner.start();
    return runner;
  }
  const note = (...texts: string[]) =>
    store.append(
      'notebook-1',
      'any',
      texts.map((text) => anEvent({ type: 'sample.noted.v1', data: { text } })),
    );
  const append = (type: string) => store.append('notebook-1', 'any', [anEvent({ type })]);

  beforeEach(() => {
    store = new MemoryEventStore();
    projection = new RecordingProjection();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((runner) => runner.stop()));
    await store.close();
  });

  it('catches up, then follows live', async () => {
    await note('a', 'b');
    const runner = start();
    expect(await runner.waitFor(2n, SOON)).toBe(true);
    const { position } = await note('c');
    expect(await runner.waitFor(position, SOON)).toBe(true);
    expect(projection.rows).toEqual(['a', 'b', 'c']);
    expect(runner.status()).toEqual({ name: 'recording', version: 1, state: 'live', position: 3n });
  });

  it('goes on after its checkpoint when it starts anew: no event twice, none missed', async () => {
    await note('a', 'b');
    const first = start();
    await first.waitFor(2n, SOON);
    await first.stop();
    await note('c');
    expect(projection.rows).toEqual(['a', 'b']);
    expect(await start().waitFor(3n, SOON)).toBe(true);
    expect(projection.rows).toEqual(['a', 'b', 'c']);
  });

  it('comes past events that are not its own', async () => {
    const runner = start();
    const { position } = await append('other.thing.v1');
    expect(await runner.waitFor(position, SOON)).toBe(true);
    expect(projection.rows).toEqual([]);
    expect(await projection.checkpoint()).toBe(position);
  });

  it('gets events in their newest version', async () => {
    const upcasters = [
      {
        from: 'sample.written.v1',
        to: 'sample.noted.v1',
        upcast: (data: unknown) => ({ text: (data as { was: string }).was }),
      },
    ];
    await store.append('notebook-1', 'any', [anEvent({ type: 'sample.written.v1', data: { was: 'old' } })]);
    expect(await start(projection, { ...notebookEventTypes, upcasters }).waitFor(1n, SOON)).toBe(true);
    expect(projection.rows).toEqual(['old']);
  });

  describe('a failure', () => {
    it('stops at the event that fails, keeps all before it, and says which and why', async () => {
      projection.failsOn = 'c';
      await note('a', 'b', 'c', 'd');
      const runner = start();
      expect(await runner.waitFor(4n, SOON)).toBe(false);
      const culprit = (await store.readStream('notebook-1'))[2];
      expect(projection.rows).toEqual(['a', 'b']);
      expect(runner.status()).toMatchObject({
        state: 'stopped',
        position: 2n,
        failure: { message: 'cannot take c', eventId: culprit?.id, type: 'sample.noted.v1', position: 3n },
      });
    });

    it('never skips an event of an unknown type', async () => {
      await note('a');
      await append('sample.from-the-future.v7');
      await note('b');
      const runner = start();
      expect(await runner.waitFor(3n, SOON)).toBe(false);
      expect(projection.rows).toEqual(['a']);
      expect(runner.status().failure).toMatchObject({ type: 'sample.from-the-future.v7', position: 2n });
    });

    it('leaves other projections alone', async () => {
      projection.failsOn = 'a';
      const other = new RecordingProjection('other');
      const [broken, healthy] = [start(), start(other)];
      await note('a');
      await note('b');
      expect(await healthy.waitFor(2n, SOON)).toBe(true);
      expect(await broken.waitFor(2n, SOON)).toBe(false);
      expect(other.rows).toEqual(['a', 'b']);
      expect(healthy.status().state).toBe('live');
    });

    it('lets the projection go on where it stopped, once it is repaired', async () => {
      projection.failsOn = 'b';
      await note('a', 'b', 'c');
      await start().waitFor(3n, SOON);
      projection.failsOn = null;
      expect(await start().waitFor(3n, SOON)).toBe(true);
      expect(projection.rows).toEqual(['a', 'b', 'c']);
    });

    it('lets the same runner go on from there, when it is asked to', async () => {
      projection.failsOn = 'b';
      await note('a', 'b', 'c');
      const runner = start();
      await runner.waitFor(3n, SOON);
      expect(runner.retry()).toBe(true);
      expect(await runner.waitFor(3n, SOON)).toBe(false);
      expect(runner.status()).toMatchObject({ state: 'stopped', position: 1n });
      projection.failsOn = null;
      expect(runner.retry()).toBe(true);
      expect(await runner.waitFor(3n, SOON)).toBe(true);
      expect(runner.status()).toEqual({ name: 'recording', version: 1, state: 'live', position: 3n });
      expect(projection.rows).toEqual(['a', 'b', 'c']);
      expect(runner.retry()).toBe(false);
    });

    it('passes over an event by decision, also one of an unknown type, and comes past it', async () => {
      await note('a');
      const unknown = anEvent({ type: 'sample.from-the-future.v7' });
      await store.append('notebook-1', 'any', [unknown]);
      const skips = { has: (reader: string, id: string) => reader === 'recording' && id === unknown.id };
      const runner = new ProjectionRunner(store, new EventRegistry(notebookEventTypes), projection, skips);
      running.push(runner);
      runner.start();
      expect(await runner.waitFor(2n, SOON)).toBe(true);
      expect(projection.rows).toEqual(['a']);
      expect(await projection.checkpoint()).toBe(2n);
    });

    it('is told when the checkpoint itself cannot be read', async () => {
      projection.checkpoint = () => Promise.reject(new Error('no such table'));
      const runner = start();
      expect(await runner.waitFor(1n, SOON)).toBe(false);
      expect(runner.status()).toMatchObject({ state: 'stopped', failure: { message: 'no such table' } });
    });
  });

  describe('waiting for a position', () => {
    it('is over when the time is', async () => {
      expect(await start().waitFor(99n, 1)).toBe(false);
    });

    it('is over when the runner is stopped', async () => {
      const runner = start();
      const waited = runner.waitFor(99n, 60_000);
      await runner.stop();
      expect(await waited).toBe(false);
      expect(await runner.waitFor(99n, 60_000)).toBe(false);
    });
  });

  it('finishes the batch in hand before it stops', async () => {
    let release = () => undefined as void;
    const entered = new Promise<void>((enter) => {
      const apply = projection.apply.bind(projection);
      projection.apply = async (events, upTo) => {
        enter();
        await new Promise<void>((resolve) => (release = resolve));
        return apply(events, upTo);
      };
    });
    await note('a');
    const runner = start();
    await entered;
    const stopped = runner.stop();
    release();
    await stopped;
    expect(projection.rows).toEqual(['a']);
  });
});

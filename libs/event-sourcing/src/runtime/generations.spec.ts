import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anEvent,
  MemoryGenerations,
  notebookEventTypes,
  type RecordingProjection,
} from '#event-sourcing/testing';
import { EventRegistry, Generations, type Skips } from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';

const SOON = 2000;

describe('generations of a projection', () => {
  let store: MemoryEventStore;
  let home: MemoryGenerations;
  const opened: Generations<RecordingProjection>[] = [];

  async function start(at = home, skips?: Skips): Promise<Generations<RecordingProjection>> {
    const generations = await Generations.open(at, store, new EventRegistry(notebookEventTypes), skips);
    opened.push(generations);
    generations.start();
    return generations;
  }
  async function note(...texts: string[]): Promise<bigint> {
    const events = texts.map((text) => anEvent({ type: 'sample.noted.v1', data: { text } }));
    return (await store.append('notebook-1', 'any', events)).position;
  }
  const rowsOf = (generations: Generations<RecordingProjection>) =>
    generations.ask((projection) => Promise.resolve([...projection.rows]));
  const states = (generations: Generations<RecordingProjection>) =>
    generations.statuses().map(({ generation }) => generation && `${generation.number} ${generation.state}`);
  /** Holds back the generations that are made from now on, until they are let go. */
  function heldBack(): () => void {
    let letGo = () => undefined as void;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    home.prepare = (projection) => {
      const apply = projection.apply.bind(projection);
      projection.apply = async (events, upTo) => {
        await gate;
        return apply(events, upTo);
      };
    };
    return () => letGo();
  }

  beforeEach(() => {
    store = new MemoryEventStore();
    home = new MemoryGenerations();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((generations) => generations.close()));
    await store.close();
  });

  it('begin with one, which is not asked before it is whole', async () => {
    await note('a', 'b');
    const letGo = heldBack();
    const generations = await start();
    expect(states(generations)).toEqual(['1 building']);
    await expect(rowsOf(generations)).rejects.toThrow(/being built/);
    letGo();
    await generations.settled();
    expect(states(generations)).toEqual(['1 served']);
    expect(await rowsOf(generations)).toEqual(['a', 'b']);
  });

  it('build the next one beside it, while the old one is asked and kept up to date', async () => {
    await note('a', 'b');
    const generations = await start();
    await generations.settled();
    const letGo = heldBack();
    expect(await generations.rebuild()).toBe(2);
    const position = await note('c');
    expect(await generations.waitFor(position, SOON)).toBe(true);
    expect(await rowsOf(generations)).toEqual(['a', 'b', 'c']);
    expect(states(generations)).toEqual(['1 served', '2 building']);
    expect(home.book?.served).toBe(1);
    letGo();
    await generations.settled();
    expect(states(generations)).toEqual(['1 standby', '2 served']);
    expect(home.places.get(2)?.rows).toEqual(['a', 'b', 'c']);
  });

  describe('after a rebuild', () => {
    let generations: Generations<RecordingProjection>;
    beforeEach(async () => {
      await note('a');
      generations = await start();
      await generations.settled();
      await generations.rebuild();
      await generations.settled();
    });

    it('can be switched back and forth: the one that stands by follows', async () => {
      const position = await note('b');
      expect(await generations.switch()).toBe(1);
      expect(states(generations)).toEqual(['1 served', '2 standby']);
      expect(generations.status().position).toBeGreaterThanOrEqual(position);
      expect(await rowsOf(generations)).toEqual(['a', 'b']);
      expect(await generations.switch()).toBe(2);
      expect(home.book?.served).toBe(2);
    });

    it('take away the one that stands by only when it is asked no more', async () => {
      await generations.switch();
      let answer = () => undefined as void;
      const asked = generations.ask(() => new Promise<void>((resolve) => (answer = resolve)));
      await generations.switch();
      const retired = generations.retire();
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
      expect(home.closed).toEqual([]);
      expect(states(generations)).toEqual(['2 served']);
      answer();
      await asked;
      expect(await retired).toBe(1);
      expect(home.closed).toEqual([1]);
      expect([...home.places.keys()]).toEqual([2]);
      await expect(generations.switch()).rejects.toMatchObject({ code: 'no-other-generation' });
    });

    it('are two at the most', async () => {
      await expect(generations.rebuild()).rejects.toMatchObject({ code: 'retire-first' });
      await generations.retire();
      expect(await generations.rebuild()).toBe(3);
    });
  });

  it('do not switch to one that is not whole, nor build two at once', async () => {
    await note('a');
    const generations = await start();
    await generations.settled();
    const letGo = heldBack();
    await generations.rebuild();
    await expect(generations.switch()).rejects.toMatchObject({ code: 'generation-not-whole' });
    await expect(generations.rebuild()).rejects.toMatchObject({ code: 'rebuild-running' });
    letGo();
  });

  it('go on with a half-made one from its checkpoint after a crash', async () => {
    await note('a', 'b', 'c');
    const first = await start();
    await first.settled();
    home.prepare = (projection) => (projection.failsOn = 'c');
    await first.rebuild();
    await first.settled();
    expect(states(first)).toEqual(['1 served', '2 building']);
    await first.close();
    const made = home.places.get(2) as RecordingProjection;
    expect(made.rows).toEqual(['a', 'b']);
    made.failsOn = null;
    const later = home.startedAnew(1);
    const second = await start(later);
    expect(await rowsOf(second)).toEqual(['a', 'b', 'c']);
    await second.settled();
    expect(states(second)).toEqual(['1 standby', '2 served']);
    expect(made.rows).toEqual(['a', 'b', 'c']);
  });

  it('are rebuilt by themselves when the program makes a newer version', async () => {
    await note('a');
    const first = await start();
    await first.settled();
    await first.close();
    const second = await start(home.startedAnew(2));
    expect(await rowsOf(second)).toEqual(['a']);
    await second.settled();
    expect(second.statuses().map(({ version, generation }) => [version, generation?.state])).toEqual([
      [1, 'standby'],
      [2, 'served'],
    ]);
  });

  it('that cannot be read are left in place, not asked, and said to be so', async () => {
    await note('a');
    const first = await start();
    await first.settled();
    await first.close();
    const second = await start(home.startedAnew(2, 2));
    await second.settled();
    expect(states(second)).toEqual(['1 unreadable', '2 served']);
    await expect(second.switch()).rejects.toMatchObject({ code: 'generation-not-whole' });
    expect(await second.retire()).toBe(1);
  });

  it('go on at the event that stopped them, once they are asked to', async () => {
    await note('a', 'b');
    home.prepare = (projection) => (projection.failsOn = 'b');
    const generations = await start();
    await generations.settled();
    expect(generations.status()).toMatchObject({ state: 'stopped', failure: { position: 2n } });
    expect(generations.retry()).toBe(true);
    await generations.settled();
    expect(generations.status().state).toBe('stopped');
    (home.places.get(1) as RecordingProjection).failsOn = null;
    expect(generations.retry()).toBe(true);
    await generations.settled();
    expect(await rowsOf(generations)).toEqual(['a', 'b']);
    expect(generations.retry()).toBe(false);
  });

  it('say why a generation that had caught up could not be served', async () => {
    await note('a');
    const generations = await start();
    await generations.settled();
    const save = home.save.bind(home);
    home.save = (book) =>
      book.entries.every(({ whole }) => whole) ? Promise.reject(new Error('disk full')) : save(book);
    await generations.rebuild();
    await generations.settled();
    expect(states(generations)).toEqual(['1 served', '2 building']);
    expect(generations.statuses()[1]?.failure?.message).toBe('disk full');
    home.save = save;
    expect(generations.retry()).toBe(true);
    await generations.settled();
    expect(states(generations)).toEqual(['1 standby', '2 served']);
  });

  it('pass over an event by a recorded decision, in a rebuild too', async () => {
    const bad = anEvent({ type: 'sample.noted.v1', data: { text: 'b' } });
    await note('a');
    await store.append('notebook-1', 'any', [bad]);
    await note('c');
    home.prepare = (projection) => (projection.failsOn = 'b');
    const skipped = new Set<string>();
    const generations = await start(home, {
      has: (reader, eventId) => reader === 'recording' && skipped.has(eventId),
    });
    await generations.settled();
    expect(generations.status().failure?.eventId).toBe(bad.id);
    skipped.add(bad.id);
    generations.retry();
    await generations.settled();
    expect(await rowsOf(generations)).toEqual(['a', 'c']);
    await generations.rebuild();
    await generations.settled();
    expect(home.book?.served).toBe(2);
    expect(await rowsOf(generations)).toEqual(['a', 'c']);
  });
});

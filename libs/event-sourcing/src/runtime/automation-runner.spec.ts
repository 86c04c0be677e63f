import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  A_WRITER,
  anEvent,
  MemoryCheckpoints,
  notebookEventTypes,
  notebookOf,
  type Noted,
} from '#event-sourcing/testing';
import {
  AutomationRunner,
  automationCommandId,
  becauseOf,
  CommandRunner,
  EventRegistry,
  type Automation,
  type RecordedEvent,
} from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';

const SOON = 2000;
const QUICK = { attempts: 3, firstPauseMs: 1 };
const textOf = (event: RecordedEvent) => (event.data as Noted['data']).text;

describe('automation runner', () => {
  const registry = new EventRegistry(notebookEventTypes);
  let store: MemoryEventStore;
  let checkpoints: MemoryCheckpoints;
  let seen: string[];
  const running: AutomationRunner[] = [];

  function start(react: Automation['react'], retry = QUICK): AutomationRunner {
    const automation: Automation = { name: 'when-noted-then-react', typePrefixes: ['sample.'], react };
    const runner = new AutomationRunner(store, registry, automation, checkpoints, retry);
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
  const remember = async (event: RecordedEvent) => {
    seen.push(textOf(event));
  };

  beforeEach(() => {
    store = new MemoryEventStore();
    checkpoints = new MemoryCheckpoints();
    seen = [];
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((runner) => runner.stop()));
    await store.close();
  });

  it('reacts to each event once, in order, and keeps its place after each', async () => {
    const places: (bigint | undefined)[] = [];
    const runner = start(async (event) => {
      places.push(checkpoints.kept.get('when-noted-then-react'));
      await remember(event);
    });
    await note('a', 'b', 'c');
    expect(await runner.waitFor(3n, SOON)).toBe(true);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(places).toEqual([undefined, 1n, 2n]);
    expect(checkpoints.kept.get('when-noted-then-react')).toBe(3n);
  });

  it('goes on after its checkpoint', async () => {
    await note('a', 'b', 'c');
    await checkpoints.save('when-noted-then-react', 2n);
    expect(await start(remember).waitFor(3n, SOON)).toBe(true);
    expect(seen).toEqual(['c']);
  });

  it('tries again when something failed in passing', async () => {
    let failures = 2;
    const runner = start(async (event) => {
      if (failures-- > 0) throw new Error('busy');
      await remember(event);
    });
    await note('a');
    expect(await runner.waitFor(1n, SOON)).toBe(true);
    expect(seen).toEqual(['a']);
  });

  it('stops with the reason when it goes on failing, and leaves its place before the event', async () => {
    let tries = 0;
    const runner = start(async (event) => {
      if (textOf(event) === 'b') {
        tries += 1;
        throw new Error('no longer there');
      }
      await remember(event);
    });
    await note('a', 'b', 'c');
    expect(await runner.waitFor(3n, SOON)).toBe(false);
    expect(tries).toBe(QUICK.attempts);
    expect(seen).toEqual(['a']);
    expect(checkpoints.kept.get('when-noted-then-react')).toBe(1n);
    expect(runner.status()).toMatchObject({
      state: 'stopped',
      position: 1n,
      failure: { message: 'no longer there', type: 'sample.noted.v1', position: 2n },
    });
  });

  it('does not wait for its next try when it is stopped', async () => {
    let tries = 0;
    const tried = new Promise<void>((resolve) => {
      start(
        async () => {
          tries += 1;
          resolve();
          throw new Error('busy');
        },
        { attempts: 99, firstPauseMs: 3_600_000 },
      );
    });
    await note('a');
    await tried;
    await running[0]?.stop();
    expect(tries).toBe(1);
    expect(checkpoints.kept.size).toBe(0);
  });

  it('does not keep a place for a few events that are not its own, and does for many', async () => {
    const runner = start(remember);
    const others = (count: number) =>
      store.append(
        'other-1',
        'any',
        Array.from({ length: count }, () => anEvent({ type: 'other.thing.v1' })),
      );
    await runner.waitFor((await others(10)).position, SOON);
    expect(checkpoints.kept.size).toBe(0);
    const { position } = await others(1000);
    expect(await runner.waitFor(position, SOON)).toBe(true);
    expect(checkpoints.kept.get('when-noted-then-react')).toBe(position);
  });

  it('stops at an event that it cannot deal with, until it is retried or the event is passed over', async () => {
    const bad = anEvent({ type: 'sample.noted.v1', data: { text: 'bad' } });
    await note('a');
    await store.append('notebook-1', 'any', [bad]);
    await note('c');
    const skipped = new Set<string>();
    const react = async (event: RecordedEvent) => {
      if (textOf(event) === 'bad') throw new Error('cannot');
      await remember(event);
    };
    const automation: Automation = { name: 'when-noted-then-react', typePrefixes: ['sample.'], react };
    const skips = { has: (reader: string, id: string) => reader === automation.name && skipped.has(id) };
    const runner = new AutomationRunner(store, registry, automation, checkpoints, QUICK, skips);
    running.push(runner);
    runner.start();
    expect(await runner.waitFor(3n, SOON)).toBe(false);
    expect(runner.status()).toMatchObject({ state: 'stopped', failure: { eventId: bad.id } });
    expect(runner.retry()).toBe(true);
    expect(await runner.waitFor(3n, SOON)).toBe(false);
    skipped.add(bad.id);
    expect(runner.retry()).toBe(true);
    expect(await runner.waitFor(3n, SOON)).toBe(true);
    expect(seen).toEqual(['a', 'c']);
  });

  it('changes nothing when it reacts to the same event again after a crash', async () => {
    const commands = new CommandRunner(store, registry, () => '2031-03-03T09:00:00.000Z');
    const copy = async (event: RecordedEvent) => {
      if (event.stream !== 'notebook-1') return;
      const envelope = becauseOf(event, 'when-noted-then-react', A_WRITER);
      await commands.run(notebookOf(10), 'notebook-2', { texts: [textOf(event)] }, envelope);
    };
    await note('a');
    await start(copy).waitFor(2n, SOON);
    await running[0]?.stop();
    checkpoints.kept.clear();
    await note('b');
    const again = start(copy);
    expect(await again.waitFor(4n, SOON)).toBe(true);
    const copies = await store.readStream('notebook-2');
    expect(copies.map(textOf)).toEqual(['a', 'b']);
    const [original] = await store.readStream('notebook-1');
    expect(copies[0]).toMatchObject({
      commandId: automationCommandId('when-noted-then-react', original?.id ?? ''),
      causationId: original?.id,
      correlationId: original?.correlationId,
    });
  });
});

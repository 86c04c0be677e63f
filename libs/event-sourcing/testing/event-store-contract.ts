import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConcurrencyError, DuplicateEventError } from '../src/core/errors.js';
import type { EventToAppend, Position, RecordedEvent } from '../src/core/event.js';
import type { Instant } from '../src/core/instant.js';
import { chainHash, GENESIS_HASH, storedBody } from '../src/core/stored-body.js';
import type { EventStore, ReadAllOptions } from '../src/port/event-store.js';
import { anEvent, someEvents } from './sample-events.js';

/** How a suite gets a store of the adapter under test. */
export interface EventStoreUnderTest {
  /** An empty store, with the clock given where the adapter lets one choose it. */
  open(now?: () => Instant): Promise<EventStore>;
  /** Closes the store and opens the same one again; absent where nothing outlives closing. */
  reopen?(store: EventStore): Promise<EventStore>;
  cleanUp(): Promise<void>;
  /** False where the engine looks for an event's id only in the stream that is appended to. Default: true. */
  readonly findsIdsInOtherStreams?: boolean;
}

async function all(store: EventStore, options: ReadAllOptions = {}): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll(options)) events.push(...batch.events);
  return events;
}

const idsOf = (events: readonly { id: string }[]) => events.map((event) => event.id);

/** What every event store adapter must do. Each adapter's spec calls it with its own factory. */
export function eventStoreContract(name: string, factory: () => EventStoreUnderTest): void {
  describe(`event store contract: ${name}`, () => {
    let underTest: EventStoreUnderTest;
    let store: EventStore;

    beforeEach(async () => {
      underTest = factory();
      store = await underTest.open();
    });
    afterEach(async () => {
      await store.close();
      await underTest.cleanUp();
    });

    /** Reads a subscription until `enough` says so. */
    async function follow(
      enough: (events: readonly RecordedEvent[]) => boolean,
      after: Position = 0n,
      typePrefixes: string[] = [],
      batchSize = 7,
    ) {
      const abort = new AbortController();
      const seen: RecordedEvent[] = [];
      let upTo = after;
      for await (const batch of store.subscribe({ after, typePrefixes, batchSize, signal: abort.signal })) {
        seen.push(...batch.events);
        upTo = batch.upTo;
        if (enough(seen)) abort.abort();
      }
      return { seen, upTo };
    }

    describe('append', () => {
      it('starts a stream at revision 0 and counts on', async () => {
        expect(await store.append('sample-1', 'no-stream', someEvents(2))).toMatchObject({
          revision: 1,
          alreadyStored: false,
        });
        expect(await store.append('sample-1', 1, someEvents(1))).toMatchObject({ revision: 2 });
      });

      it('refuses another revision than the stream has, and writes nothing', async () => {
        await store.append('sample-1', 'no-stream', someEvents(2));
        await expect(store.append('sample-1', 'no-stream', someEvents(1))).rejects.toBeInstanceOf(
          ConcurrencyError,
        );
        await expect(store.append('sample-1', 0, someEvents(1))).rejects.toBeInstanceOf(ConcurrencyError);
        await expect(store.append('sample-1', 5, someEvents(1))).rejects.toBeInstanceOf(ConcurrencyError);
        await expect(store.append('sample-2', 0, someEvents(1))).rejects.toBeInstanceOf(ConcurrencyError);
        expect(await store.readStream('sample-1')).toHaveLength(2);
        expect(await store.readStream('sample-2')).toHaveLength(0);
      });

      it('appends at any revision when asked', async () => {
        await store.append('sample-1', 'any', someEvents(1));
        expect(await store.append('sample-1', 'any', someEvents(1))).toMatchObject({ revision: 1 });
      });

      it('stores the same event ids once and answers as the first time, also at a stale revision', async () => {
        const events = someEvents(2);
        const first = await store.append('sample-1', 'no-stream', events);
        await store.append('sample-1', 1, someEvents(3));
        for (const expected of ['no-stream', 'any', 0, 4] as const) {
          expect(await store.append('sample-1', expected, events)).toEqual({ ...first, alreadyStored: true });
        }
        expect(await store.readStream('sample-1')).toHaveLength(5);
      });

      it('refuses a mixture of stored and new ids, and the same id twice', async () => {
        const [stored, fresh] = [anEvent(), anEvent()];
        await store.append('sample-1', 'no-stream', [stored]);
        const wrong = [
          store.append('sample-1', 0, [stored, fresh]),
          store.append('sample-1', 0, [fresh, stored]),
          store.append('sample-1', 0, [fresh, fresh]),
        ];
        for (const attempt of wrong) await expect(attempt).rejects.toBeInstanceOf(DuplicateEventError);
        expect(idsOf(await all(store))).toEqual([stored.id]);
        expect(await store.append('sample-1', 0, [fresh])).toMatchObject({
          revision: 1,
          alreadyStored: false,
        });
      });

      it('refuses an id of another stream, where the engine finds it', async () => {
        const [stored, fresh] = [anEvent(), anEvent()];
        await store.append('sample-1', 'no-stream', [stored]);
        for (const events of [[stored], [fresh, stored]]) {
          const attempt = store.append('sample-2', 'no-stream', events);
          if (underTest.findsIdsInOtherStreams === false) {
            await attempt.catch((error: unknown) => expect(error).toBeInstanceOf(DuplicateEventError));
          } else await expect(attempt).rejects.toBeInstanceOf(DuplicateEventError);
        }
        const once = underTest.findsIdsInOtherStreams !== false;
        expect(await store.readStream('sample-2')).toHaveLength(once ? 0 : 1);
      });

      it('lets exactly one of several writers at the same revision through', async () => {
        await store.append('sample-1', 'no-stream', someEvents(1));
        const attempts = await Promise.allSettled(
          Array.from({ length: 8 }, () => store.append('sample-1', 0, someEvents(2))),
        );
        expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
        expect(await store.readStream('sample-1')).toHaveLength(3);
      });

      it('does not let a refused append disturb others that are written at the same moment', async () => {
        await store.append('sample-1', 'no-stream', someEvents(1));
        const attempts = await Promise.allSettled([
          store.append('sample-2', 'no-stream', someEvents(2)),
          store.append('sample-1', 'no-stream', someEvents(1)),
          store.append('sample-3', 'no-stream', someEvents(3)),
        ]);
        expect(attempts.map((attempt) => attempt.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(await all(store)).toHaveLength(6);
      });

      it('stores all events of an append or none, also when one cannot be made into text', async () => {
        const unwritable = anEvent({ data: { count: 1n } });
        const attempts = await Promise.allSettled([
          store.append('sample-1', 'no-stream', someEvents(1)),
          store.append('sample-2', 'no-stream', [anEvent(), unwritable]),
          store.append('sample-3', 'no-stream', someEvents(1)),
        ]);
        expect(attempts.map((attempt) => attempt.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(await store.readStream('sample-2')).toEqual([]);
        expect(await all(store)).toHaveLength(2);
      });

      it('refuses an append of nothing', async () => {
        await expect(store.append('sample-1', 'any', [])).rejects.toThrow(RangeError);
      });

      it('never lets the recorded time run back', async () => {
        const times = ['2026-01-02T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];
        const other = await factoryStoreWithClock(() => times.shift() ?? '2026-01-04T00:00:00.000Z');
        for (let i = 0; i < 3; i += 1) await other.append(`sample-${i}`, 'no-stream', someEvents(1));
        expect((await all(other)).map((event) => event.recordedAt)).toEqual([
          '2026-01-02T00:00:00.000Z',
          '2026-01-02T00:00:00.000Z',
          '2026-01-03T00:00:00.000Z',
        ]);
      });

      async function factoryStoreWithClock(now: () => Instant) {
        await store.close();
        await underTest.cleanUp();
        underTest = factory();
        store = await underTest.open(now);
        return store;
      }
    });

    describe('read a stream', () => {
      it('gives back what was appended, with its place', async () => {
        const event = anEvent({ data: { text: 'é ☂ 𝄞', nested: { list: [1, null, true] } } });
        const { position, recordedAt } = await store.append('sample-1', 'no-stream', [event]);
        const [read] = await store.readStream('sample-1');
        expect(read).toMatchObject({ ...event, stream: 'sample-1', revision: 0, position, recordedAt });
      });

      it('reads forward and backward, from a revision, with a limit', async () => {
        const events = someEvents(10);
        await store.append('sample-1', 'no-stream', events);
        const read = async (options: Parameters<EventStore['readStream']>[1]) =>
          (await store.readStream('sample-1', options)).map((event) => event.revision);
        expect(await read({ from: 3, limit: 3 })).toEqual([3, 4, 5]);
        expect(await read({ from: 8 })).toEqual([8, 9]);
        expect(await read({ direction: 'backward', limit: 2 })).toEqual([9, 8]);
        expect(await read({ direction: 'backward', from: 4, limit: 3 })).toEqual([4, 3, 2]);
        expect(await read({ from: 99 })).toEqual([]);
      });

      it('reads an unknown stream as empty', async () => {
        expect(await store.readStream('sample-unknown')).toEqual([]);
      });

      it('chains the hash of each event to the one before in its stream', async () => {
        const events = someEvents(3);
        await store.append('sample-1', 'no-stream', events.slice(0, 2));
        await store.append('sample-2', 'no-stream', someEvents(1));
        await store.append('sample-1', 1, events.slice(2));
        let previous = GENESIS_HASH;
        for (const event of await store.readStream('sample-1')) {
          previous = chainHash(previous, storedBody(event, event.stream, event.revision, event.recordedAt));
          expect(event.hash).toBe(previous);
        }
      });
    });

    describe('read all', () => {
      it('reads every stream in the order of writing, in both directions, with a limit', async () => {
        const written: EventToAppend[] = [];
        for (let i = 0; i < 30; i += 1) {
          const events = someEvents(1 + (i % 3));
          written.push(...events);
          await store.append(`sample-${i % 7}`, 'any', events);
        }
        expect(idsOf(await all(store, { batchSize: 4 }))).toEqual(idsOf(written));
        expect(idsOf(await all(store, { direction: 'backward', batchSize: 4 }))).toEqual(
          idsOf(written).reverse(),
        );
        expect(idsOf(await all(store, { limit: 5, batchSize: 3 }))).toEqual(idsOf(written).slice(0, 5));
      });

      it('reads after a position, exclusive, in rising positions', async () => {
        await store.append('sample-1', 'no-stream', someEvents(5));
        const events = await all(store);
        const third = events[2] as RecordedEvent;
        expect(idsOf(await all(store, { after: third.position }))).toEqual(idsOf(events.slice(3)));
        expect(idsOf(await all(store, { after: third.position, direction: 'backward' }))).toEqual(
          idsOf(events.slice(0, 2)).reverse(),
        );
        expect(
          events.every((event, i) => i === 0 || event.position > (events[i - 1] as RecordedEvent).position),
        ).toBe(true);
        expect(await store.head()).toBe(events.at(-1)?.position);
      });

      it('lets only types with the given prefixes through, unknown types like any other', async () => {
        const types = ['sample.a.v1', 'other.b.v1', 'sample.c.v9', 'never-heard-of.v3'];
        for (const type of types) await store.append('sample-1', 'any', [anEvent({ type })]);
        const read = async (...typePrefixes: string[]) =>
          (await all(store, { typePrefixes })).map((event) => event.type);
        expect(await read('sample.')).toEqual(['sample.a.v1', 'sample.c.v9']);
        expect(await read('other.', 'never')).toEqual(['other.b.v1', 'never-heard-of.v3']);
        expect(await read('samp', 'zzz')).toEqual(['sample.a.v1', 'sample.c.v9']);
        expect(await read()).toEqual(types);
      });

      it('is empty on an empty store', async () => {
        expect(await all(store)).toEqual([]);
        expect(await store.head()).toBe(0n);
      });
    });

    describe('subscribe', () => {
      it('catches up, then goes on live', async () => {
        await store.append('sample-1', 'no-stream', someEvents(20));
        const live = follow((events) => events.length === 23);
        await store.append('sample-1', 19, someEvents(3));
        const { seen } = await live;
        expect(seen.map((event) => event.revision)).toEqual(Array.from({ length: 23 }, (_, i) => i));
      });

      it('resumes after the position it had come to, with no gap and no duplicate under concurrent writers', async () => {
        const writers = Array.from({ length: 6 }, async (_, writer) => {
          for (let i = 0; i < 40; i += 1)
            await store.append(`sample-${writer}`, 'any', someEvents(1 + (i % 2)));
        });
        const total = 6 * 60;
        const seen: RecordedEvent[] = [];
        let after: Position = 0n;
        while (seen.length < total) {
          const part = await follow(
            (events) => events.length >= 25 || seen.length + events.length >= total,
            after,
          );
          seen.push(...part.seen);
          after = part.upTo;
        }
        await Promise.all(writers);
        expect(idsOf(seen)).toEqual(idsOf(await all(store)));
        expect(new Set(idsOf(seen)).size).toBe(total);
      });

      it('waits for a slow reader and hands it bounded batches', async () => {
        await store.append('sample-1', 'no-stream', someEvents(100));
        const abort = new AbortController();
        const sizes: number[] = [];
        for await (const batch of store.subscribe({ batchSize: 10, signal: abort.signal })) {
          sizes.push(batch.events.length);
          if (sizes.length === 1) await store.append('sample-1', 99, someEvents(5));
          if (sizes.reduce((sum, size) => sum + size, 0) === 105) abort.abort();
        }
        expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
      });

      it('misses nothing that is stored while the reader is busy with what it took for the last', async () => {
        await store.append('sample-1', 'no-stream', someEvents(1));
        const abort = new AbortController();
        const seen: number[] = [];
        for await (const batch of store.subscribe({ signal: abort.signal })) {
          seen.push(...batch.events.map((event) => event.revision));
          if (batch.caughtUp && seen.length === 1) await store.append('sample-1', 0, someEvents(1));
          if (seen.length === 2) abort.abort();
        }
        expect(seen).toEqual([0, 1]);
      });

      it('moves on past events that its filter does not let through', async () => {
        await store.append('sample-1', 'no-stream', someEvents(30, { type: 'other.thing.v1' }));
        const abort = new AbortController();
        for await (const batch of store.subscribe({ typePrefixes: ['sample.'], signal: abort.signal })) {
          expect(batch.events).toEqual([]);
          if (batch.upTo === (await store.head())) abort.abort();
        }
      });

      it('ends when asked to, also while it waits', async () => {
        const abort = new AbortController();
        const ended = (async () => {
          for await (const batch of store.subscribe({ signal: abort.signal }))
            if (batch.caughtUp) setImmediate(() => abort.abort());
          return 'ended';
        })();
        expect(await ended).toBe('ended');
      });
    });

    it('takes large events and many streams', async () => {
      const text = 'x'.repeat(1_000_000);
      const { position } = await store.append('sample-large', 'no-stream', [anEvent({ data: { text } })]);
      expect((await store.readStream('sample-large'))[0]?.data).toEqual({ text });
      await Promise.all(
        Array.from({ length: 2000 }, (_, i) => store.append(`sample-many-${i}`, 'no-stream', [anEvent()])),
      );
      expect(await all(store, { after: position })).toHaveLength(2000);
    });

    it('keeps everything when it is closed and opened again', async () => {
      if (underTest.reopen === undefined) return;
      await store.append('sample-1', 'no-stream', someEvents(3));
      const before = await all(store);
      store = await underTest.reopen(store);
      expect(await all(store)).toEqual(before);
      expect(await store.append('sample-1', 2, someEvents(1))).toMatchObject({ revision: 3 });
    });
  });
}

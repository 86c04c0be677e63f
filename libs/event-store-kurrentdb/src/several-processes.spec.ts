import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  chainHash,
  ConcurrencyError,
  GENESIS_HASH,
  storedBody,
  type EventStore,
  type RecordedEvent,
} from '#event-sourcing';
import { anEvent, someEvents } from '#event-sourcing/testing';
import { serverUnderTest, type ServerUnderTest } from '#event-store-kurrentdb/testing';
import { openKurrentdbEventStore, type KurrentdbEventStore } from './index.js';

const WRITERS = 6;
const APPENDS = 15;

async function all(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch.events);
  return events;
}

describe('several processes on one KurrentDB', () => {
  let server: ServerUnderTest;
  let namespace: string;
  let stores: KurrentdbEventStore[];
  beforeAll(async () => {
    server = await serverUnderTest();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    namespace = server.freshNamespace();
    const open = () => openKurrentdbEventStore({ url: server.url, namespace });
    stores = await Promise.all([open(), open(), open()]);
  });
  afterEach(() => Promise.all(stores.map((store) => store.close())));
  const store = (i: number) => stores[i % stores.length] as KurrentdbEventStore;

  it('lose nothing, double nothing, and chain each stream, while all of them write to the same', async () => {
    const abort = new AbortController();
    const seen: RecordedEvent[] = [];
    const reading = (async () => {
      for await (const { events } of store(2).subscribe({ batchSize: 7, signal: abort.signal })) {
        seen.push(...events);
        if (seen.length >= WRITERS * APPENDS) return;
      }
    })();
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let i = 0; i < APPENDS; i += 1)
          await store(writer).append(`sample-${writer % 2}`, 'any', [anEvent()]);
      }),
    );
    await reading;
    const events = await all(store(0));
    expect(new Set(events.map(({ id }) => id)).size).toBe(WRITERS * APPENDS);
    expect(seen.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    for (const stream of ['sample-0', 'sample-1']) {
      let previous = GENESIS_HASH;
      for (const [index, event] of (await store(1).readStream(stream)).entries()) {
        previous = chainHash(previous, storedBody(event, event.stream, event.revision, event.recordedAt));
        expect([event.revision, event.hash]).toEqual([index, previous]);
      }
    }
  });

  it('let one of them through at the same revision', async () => {
    const attempts = await Promise.allSettled(
      stores.map((each) => each.append('sample-1', 'no-stream', someEvents(2))),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts)
      if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(ConcurrencyError);
    expect(await all(store(0))).toHaveLength(2);
  });

  it('store the same events once when all are asked to, and all say where and when they stand', async () => {
    const events = someEvents(3);
    const results = await Promise.all(stores.map((each) => each.append('sample-1', 'no-stream', events)));
    const last = (await all(store(0))).at(-1);
    expect(last?.revision).toBe(2);
    for (const { position, recordedAt } of results)
      expect({ position, recordedAt }).toEqual({ position: last?.position, recordedAt: last?.recordedAt });
  });

  it('never let the time of a stream run back, whatever their clocks say', async () => {
    const fast = await openKurrentdbEventStore({
      url: server.url,
      namespace,
      now: () => '2031-01-01T00:00:00.000Z',
    });
    await fast.append('sample-1', 'any', [anEvent()]);
    await fast.close();
    expect(await store(0).append('sample-1', 'any', [anEvent()])).toMatchObject({
      recordedAt: '2031-01-01T00:00:00.000Z',
    });
  });

  it('see nothing of another world on the same server', async () => {
    const other = await openKurrentdbEventStore({ url: server.url, namespace: server.freshNamespace() });
    await other.append('sample-1', 'no-stream', someEvents(2));
    expect(await store(0).readStream('sample-1')).toEqual([]);
    expect(await all(store(0))).toEqual([]);
    expect(await store(0).head()).toBe(0n);
    await other.close();
  });
});

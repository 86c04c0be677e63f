import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, createServer, type AddressInfo } from 'node:net';
import { Client } from 'pg';
import {
  GENESIS_HASH,
  chainHash,
  ConcurrencyError,
  storedBody,
  StoreUnavailableError,
  type EventStore,
  type RecordedEvent,
} from '#event-sourcing';
import { anEvent, eventStoreContract, someEvents } from '#event-sourcing/testing';
import { startPostgres, type PostgresServer } from '#postgres/testing';
import { openPostgresEventStore, type PostgresEventStore } from './index.js';
import { LAYOUT_VERSION, lockOf, namesIn } from './schema.js';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());

eventStoreContract('PostgreSQL', () => {
  let url: string;
  return {
    open: async (now) => {
      url = await server.freshDatabase();
      return openPostgresEventStore(now === undefined ? { url } : { url, now });
    },
    reopen: async (store) => {
      await store.close();
      return openPostgresEventStore({ url });
    },
    cleanUp: () => Promise.resolve(),
  };
});

async function all(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch.events);
  return events;
}

describe('several processes on one PostgreSQL', () => {
  let url: string;
  let stores: PostgresEventStore[];
  let admin: Client;
  beforeEach(async () => {
    url = await server.freshDatabase();
    // All at once: each makes the tables if nobody has yet.
    stores = await Promise.all(Array.from({ length: 3 }, () => openPostgresEventStore({ url })));
    admin = new Client(url);
    await admin.connect();
  });
  afterEach(async () => {
    await admin.end();
    await Promise.all(stores.map((store) => store.close()));
  });
  const store = (i: number) => stores[i % stores.length] as PostgresEventStore;

  async function cutConnections(purpose: string): Promise<number> {
    const { rowCount } = await admin.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
      [`ketenspoor ${purpose}`],
    );
    return rowCount ?? 0;
  }

  it('lose nothing, double nothing and keep the order of each stream, while connections are cut', async () => {
    const abort = new AbortController();
    const seen: RecordedEvent[] = [];
    const reading = (async () => {
      for await (const { events } of store(2).subscribe({ batchSize: 7, signal: abort.signal })) {
        seen.push(...events);
        if (seen.length >= 300) return;
      }
    })();
    const writers = Array.from({ length: 12 }, async (_, writer) => {
      for (let i = 0; i < 25; i += 1) {
        await store(writer).append(`sample-${writer % 4}`, 'any', [anEvent()]);
        if (i === 8 && writer === 0) expect(await cutConnections('append')).toBeGreaterThan(0);
        if (i === 12 && writer === 0) expect(await cutConnections('listen')).toBeGreaterThan(0);
        if (i === 16 && writer === 0) await cutConnections('read');
      }
    });
    await Promise.all(writers);
    await reading;
    const events = await all(store(0));
    expect(events).toHaveLength(300);
    expect(new Set(events.map(({ id }) => id)).size).toBe(300);
    expect(events.map(({ position }) => position)).toEqual(
      Array.from({ length: 300 }, (_, i) => BigInt(i + 1)),
    );
    expect(seen.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    for (let stream = 0; stream < 4; stream += 1) {
      let previous = GENESIS_HASH;
      const own = await store(1).readStream(`sample-${stream}`);
      expect(own.map(({ revision }) => revision)).toEqual(Array.from({ length: 75 }, (_, i) => i));
      for (const event of own) {
        previous = chainHash(previous, storedBody(event, event.stream, event.revision, event.recordedAt));
        expect(event.hash).toBe(previous);
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

  it('store the same events once when two of them are asked to', async () => {
    const events = someEvents(3);
    const results = await Promise.all(stores.map((each) => each.append('sample-1', 'no-stream', events)));
    expect(results.filter(({ alreadyStored }) => !alreadyStored)).toHaveLength(1);
    expect(new Set(results.map(({ position }) => position)).size).toBe(1);
    expect(await all(store(0))).toHaveLength(3);
  });

  it('never show a later position before an earlier one: nothing gets a position while another is being written', async () => {
    await store(0).append('sample-1', 'any', [anEvent()]);
    const names = namesIn('ketenspoor_events');
    const writer = new Client(url);
    await writer.connect();
    await writer.query(`BEGIN; ${lockOf(names)}`);
    await writer.query(
      `INSERT INTO ${names.event} SELECT 2, 'sample-slow', 0, 'id-2', type, recorded_at, body, hash FROM ${names.event}`,
    );
    const later = store(1).append('sample-2', 'any', [anEvent()]);
    const waits = async () =>
      (
        await admin.query(
          "SELECT 1 FROM pg_stat_activity WHERE application_name = 'ketenspoor append' AND wait_event_type = 'Lock' AND datname = current_database()",
        )
      ).rowCount;
    while ((await waits()) === 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await all(store(2))).map(({ position }) => position)).toEqual([1n]);
    await writer.query('COMMIT');
    await writer.end();
    expect(await later).toMatchObject({ position: 3n });
    expect((await all(store(2))).map(({ position }) => position)).toEqual([1n, 2n, 3n]);
  });

  it('never let the recorded time run back, whatever their clocks say', async () => {
    const slow = await openPostgresEventStore({ url, now: () => '2020-01-01T00:00:00.000Z' });
    const fast = await openPostgresEventStore({ url, now: () => '2031-01-01T00:00:00.000Z' });
    await fast.append('sample-1', 'any', [anEvent()]);
    expect(await slow.append('sample-2', 'any', [anEvent()])).toMatchObject({
      recordedAt: '2031-01-01T00:00:00.000Z',
    });
    await slow.close();
    await fast.close();
  });
});

/** Between a store and its server: cuts the line once, right after it passed on a COMMIT, so that the answer never comes. */
async function cutAfterCommit(
  url: string,
): Promise<{ url: string; arm: () => void; cuts: () => number; close(): void }> {
  const target = new URL(url);
  const { hostname, port } = target;
  let cuts = 0;
  let armed = false;
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let silent = false;
    client.on('data', (bytes) => {
      upstream.write(bytes);
      if (!armed || !bytes.includes('COMMIT')) return;
      armed = false;
      cuts += 1;
      silent = true;
    });
    upstream.on('data', (bytes) => {
      if (silent) client.destroy();
      else client.write(bytes);
    });
    for (const end of [client, upstream])
      end.on('error', () => undefined).on('close', () => (client.destroy(), upstream.destroy()));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  target.port = String((proxy.address() as AddressInfo).port);
  return { url: String(target), arm: () => (armed = true), cuts: () => cuts, close: () => proxy.close() };
}

describe('a connection that is lost in the middle of an append', () => {
  it('is answered as stored, once, when the commit went through and only its answer was lost', async () => {
    const url = await server.freshDatabase();
    await (await openPostgresEventStore({ url })).close();
    const proxy = await cutAfterCommit(url);
    const store = await openPostgresEventStore({ url: proxy.url });
    proxy.arm();
    const events = someEvents(2);
    expect(await store.append('sample-1', 'no-stream', events)).toMatchObject({ revision: 1, position: 2n });
    expect(proxy.cuts()).toBe(1);
    expect((await all(store)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    await store.close();
    proxy.close();
  });

  it('is told as not known when the server stays away', async () => {
    const own = await startPostgres();
    const store = await openPostgresEventStore({ url: own.url });
    await own.close();
    await expect(store.append('sample-1', 'any', [anEvent()])).rejects.toThrow(
      /not known; sending the same command/,
    );
    await store.close();
  });
});

describe('opening a store on PostgreSQL', () => {
  it('is refused, and changes nothing, when a newer version wrote it or the schema holds something else', async () => {
    const url = await server.freshDatabase();
    await (await openPostgresEventStore({ url })).close();
    const admin = new Client(url);
    await admin.connect();
    await admin.query(`UPDATE ketenspoor_events.layout SET version = ${LAYOUT_VERSION + 1}`);
    await expect(openPostgresEventStore({ url })).rejects.toThrow(/newer version/);
    await admin.query('CREATE SCHEMA other; CREATE TABLE other.notebook (page text)');
    await expect(openPostgresEventStore({ url, schema: 'other' })).rejects.toThrow(/holds other tables/);
    const { rows } = await admin.query("SELECT tablename FROM pg_tables WHERE schemaname = 'other'");
    expect(rows).toEqual([{ tablename: 'notebook' }]);
    await admin.end();
  });

  it('says why when the server is not there, and does not tell the password', async () => {
    const opening = openPostgresEventStore({ url: 'postgres://someone:secret-word@127.0.0.1:1/none' });
    await expect(opening).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(opening).rejects.toThrow(/ECONNREFUSED/);
    await expect(opening).rejects.not.toThrow(/secret-word/);
  });

  it('refuses a schema name that would have to be quoted', async () => {
    await expect(openPostgresEventStore({ url: server.url, schema: 'a; DROP' })).rejects.toThrow(
      /cannot be the name/,
    );
  });
});

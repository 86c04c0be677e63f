import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import {
  chainHash,
  CorruptHistoryError,
  storedBody,
  StoreUnavailableError,
  type RecordedEvent,
} from '#event-sourcing';
import { anEvent, eventStoreContract, someEvents } from '#event-sourcing/testing';
import { AppendQueue } from './append-queue.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';
import { openForWriting, SCHEMA_VERSION } from './schema.js';

eventStoreContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-store-'));
  const file = join(folder, 'events.db');
  return {
    open: (now) => Promise.resolve(openSqliteEventStore(now === undefined ? { file } : { file, now })),
    reopen: async (store) => {
      await store.close();
      return openSqliteEventStore({ file });
    },
    cleanUp: () => Promise.resolve(rmSync(folder, { recursive: true })),
  };
});

describe('the embedded store file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketenspoor-store-'));
    file = join(folder, 'events.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has one writer: a second one is told so, and may write after the first is gone', async () => {
    const first = openSqliteEventStore({ file });
    expect(() => openSqliteEventStore({ file })).toThrow(StoreUnavailableError);
    await first.close();
    await openSqliteEventStore({ file }).close();
  });

  it('is refused while another process writes to it, and free again when that one was killed', async () => {
    const claim = `
      const Database = require('better-sqlite3');
      new Database(${JSON.stringify(`${file}.writer`)}).exec('BEGIN EXCLUSIVE');
      console.log('claimed');
      setInterval(() => undefined, 60_000);`;
    const other = spawn(process.execPath, ['-e', claim], { cwd: import.meta.dirname });
    await once(other.stdout, 'data');
    expect(() => openSqliteEventStore({ file })).toThrow(/Another process/);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await openSqliteEventStore({ file }).close();
  });

  it('is not touched when a newer version wrote it', async () => {
    await openSqliteEventStore({ file }).close();
    const newer = new Database(file);
    newer.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    expect(() => openSqliteEventStore({ file })).toThrow(/newer version/);
  });

  it.each([
    ['holds text', () => writeFileSync(file, 'This is a notebook, not a database. '.repeat(100))],
    ['is another database', () => new Database(file).exec('CREATE TABLE notebook (page TEXT)').close()],
  ])('is refused, and left alone, when it %s', (_, make) => {
    make();
    const before = readFileSync(file);
    expect(() => openSqliteEventStore({ file })).toThrow(StoreUnavailableError);
    expect(() => openSqliteEventStore({ file })).toThrow(/no event store/);
    expect(readFileSync(file)).toEqual(before);
  });

  it('is refused with the reason when it cannot be made', () => {
    writeFileSync(join(folder, 'a-file'), '');
    expect(() => openSqliteEventStore({ file: join(folder, 'a-file', 'events.db') })).toThrow(
      StoreUnavailableError,
    );
    expect(() => openSqliteEventStore({ file: folder })).toThrow(/Cannot open the event store/);
  });

  it('is in a folder that is made when it does not exist', async () => {
    await openSqliteEventStore({ file: join(folder, 'a', 'b', 'events.db') }).close();
  });

  it('tells when what it holds cannot be read', async () => {
    await filled(3);
    tamper('UPDATE event SET body = substr(body, 1, 40) WHERE position = 2');
    const store = openSqliteEventStore({ file });
    await expect(store.readStream('sample-1')).rejects.toBeInstanceOf(CorruptHistoryError);
    expect(await store.readStream('sample-1', { limit: 1 })).toHaveLength(1);
    await store.close();
  });

  it('shows by its hashes that a body was altered', async () => {
    await filled(3);
    tamper("UPDATE event SET body = replace(body, 'a-party', 'b-party') WHERE position = 2");
    const store = openSqliteEventStore({ file });
    const [, altered, next] = await store.readStream('sample-1');
    const bodyOf = (event: RecordedEvent) =>
      storedBody(event, event.stream, event.revision, event.recordedAt);
    expect(chainHash(altered?.hash ?? '', bodyOf(next as RecordedEvent))).toBe(next?.hash);
    expect(
      chainHash((await store.readStream('sample-1'))[0]?.hash ?? '', bodyOf(altered as RecordedEvent)),
    ).not.toBe(altered?.hash);
    await store.close();
  });

  it('shares one commit among appends that wait at the same time', async () => {
    const store = openSqliteEventStore({ file });
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, i) => store.append(`sample-${i}`, 'no-stream', [anEvent()])),
    );
    expect(new Set(results.map((result) => result.recordedAt)).size).toBeLessThan(50);
    expect(await store.head()).toBe(50n);
    await store.close();
  });

  it('refuses all that wait when the disk is full, shows none of it, and goes on when there is room again', async () => {
    const database = openForWriting(file);
    const committed: string[] = [];
    const queue = new AppendQueue(
      database,
      () => '2031-03-03T09:00:00.000Z',
      () => committed.push('commit'),
    );
    const count = database.prepare('SELECT count(*) FROM event').pluck();
    const both = () =>
      Promise.allSettled([
        queue.append('sample-1', 'no-stream', someEvents(1)),
        queue.append('sample-2', 'no-stream', [anEvent({ data: { text: 'x'.repeat(100_000) } })]),
      ]);

    database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);
    const full = { name: 'StoreUnavailableError', message: expect.stringContaining('the disk is full') };
    expect(await both()).toMatchObject([{ reason: full }, { reason: full }]);
    expect(count.get()).toBe(0);
    expect(committed).toEqual([]);

    database.pragma('max_page_count = 1000000');
    expect(await both()).toMatchObject([
      { status: 'fulfilled', value: { revision: 0, position: 1n } },
      { status: 'fulfilled', value: { revision: 0, position: 2n } },
    ]);
    database.close();
  });

  it('answers what it took in before it closes', async () => {
    const store = openSqliteEventStore({ file });
    const appended = Promise.all(
      Array.from({ length: 2500 }, (_, i) => store.append(`sample-${i}`, 'any', [anEvent()])),
    );
    await store.close();
    expect(await appended).toHaveLength(2500);
    const again = openSqliteEventStore({ file });
    expect(await again.head()).toBe(2500n);
    await again.close();
  });

  it('looks through a filter in bounded steps, in both directions, and finds what is rare', async () => {
    const store = openSqliteEventStore({ file });
    await store.append('rare-1', 'any', [anEvent({ type: 'rare.first.v1' })]);
    for (let i = 0; i < 25; i += 1) await store.append('sample-1', 'any', someEvents(1000));
    await store.append('rare-1', 'any', [anEvent({ type: 'rare.last.v1' })]);
    const found: string[][] = [[], []];
    for (const [index, direction] of (['forward', 'backward'] as const).entries()) {
      for await (const batch of store.readAll({ typePrefixes: ['rare.'], direction })) {
        found[index]?.push(...batch.events.map((event) => event.type));
      }
    }
    expect(found).toEqual([
      ['rare.first.v1', 'rare.last.v1'],
      ['rare.last.v1', 'rare.first.v1'],
    ]);

    const abort = new AbortController();
    const steps: bigint[] = [];
    for await (const batch of store.subscribe({ typePrefixes: ['rare.'], after: 1n, signal: abort.signal })) {
      steps.push(batch.upTo);
      if (batch.caughtUp) abort.abort();
    }
    expect(steps).toEqual([20_001n, 25_002n]);
    await store.close();
  });

  it('does not answer when it is closed', async () => {
    const store = openSqliteEventStore({ file });
    await store.close();
    await expect(store.append('sample-1', 'any', someEvents(1))).rejects.toThrow('closed');
    await expect(store.readStream('sample-1')).rejects.toThrow('closed');
  });

  async function filled(count: number): Promise<void> {
    const store = openSqliteEventStore({ file });
    await store.append('sample-1', 'no-stream', someEvents(count));
    await store.close();
  }

  function tamper(sql: string): void {
    new Database(file).exec(sql).close();
  }
});

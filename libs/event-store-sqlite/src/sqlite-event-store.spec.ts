import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { anEvent, eventStoreContract, someEvents } from '#event-sourcing/testing';
import { openSqliteEventStore } from './open-sqlite-event-store.js';
import { SCHEMA_VERSION, StoreUnavailableError } from './schema.js';

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

  it('is free again when its writer was killed', async () => {
    const claim = `
      const Database = require('better-sqlite3');
      const lock = new Database(${JSON.stringify(`${file}.writer`)});
      lock.pragma('locking_mode = EXCLUSIVE'); lock.exec('BEGIN EXCLUSIVE');
      process.kill(process.pid, 'SIGKILL');`;
    expect(spawnSync(process.execPath, ['-e', claim]).signal).toBe('SIGKILL');
    await openSqliteEventStore({ file }).close();
  });

  it('is not touched when a newer version wrote it', () => {
    const newer = new Database(file);
    newer.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    expect(() => openSqliteEventStore({ file })).toThrow(/newer version/);
  });

  it('is refused when it is no database', () => {
    writeFileSync(file, 'This is a notebook, not a database. '.repeat(100));
    expect(() => openSqliteEventStore({ file })).toThrow(/no event store/);
  });

  it('shares one commit among appends that wait at the same time', async () => {
    const store = openSqliteEventStore({ file });
    const results = await Promise.all(Array.from({ length: 50 }, (_, i) => store.append(`sample-${i}`, 'no-stream', [anEvent()])));
    expect(new Set(results.map((result) => result.recordedAt)).size).toBeLessThan(50);
    expect(await store.head()).toBe(50n);
    await store.close();
  });

  it('refuses all that wait when a commit fails, and shows none of it', async () => {
    const store = openSqliteEventStore({ file });
    const unwritable = anEvent({ data: { get trap(): never { throw new Error('disk says no'); } } });
    const attempts = await Promise.allSettled([
      store.append('sample-1', 'no-stream', someEvents(2)),
      store.append('sample-2', 'no-stream', [unwritable]),
    ]);
    expect(attempts.map((attempt) => attempt.status)).toEqual(['rejected', 'rejected']);
    expect(await store.head()).toBe(0n);
    expect(await store.append('sample-1', 'no-stream', someEvents(1))).toMatchObject({ revision: 0, position: 1n });
    await store.close();
  });

  it('does not answer when it is closed', async () => {
    const store = openSqliteEventStore({ file });
    await store.close();
    await expect(store.append('sample-1', 'any', someEvents(1))).rejects.toThrow('closed');
    await expect(store.readStream('sample-1')).rejects.toThrow('closed');
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { StoreUnavailableError } from '#event-sourcing';
import { someEvents } from '#event-sourcing/testing';
import { openSqliteEventStore, openSqliteEventStoreForReading } from './open-sqlite-event-store.js';
import { SCHEMA_VERSION } from './schema.js';

describe('an embedded store that is only read', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketenspoor-store-'));
    file = join(folder, 'events.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read while another has it open for writing, and shows what is appended meanwhile', async () => {
    const store = openSqliteEventStore({ file });
    await store.append('stream-1', 'no-stream', someEvents(3));
    const reading = openSqliteEventStoreForReading({ file });
    expect(await reading.readStream('stream-1')).toEqual(await store.readStream('stream-1'));
    await store.append('stream-1', 2, someEvents(2));
    expect((await reading.readStream('stream-1')).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect(await reading.head()).toBe(await store.head());
    const all = [];
    for await (const { events } of reading.readAll({ direction: 'backward', limit: 2 })) all.push(...events);
    expect(all.map(({ revision }) => revision)).toEqual([4, 3]);
    await reading.close();
    await store.append('stream-1', 4, someEvents(1));
    await store.close();
  });

  it('keeps nobody from writing', async () => {
    await openSqliteEventStore({ file }).close();
    const reading = openSqliteEventStoreForReading({ file });
    const store = openSqliteEventStore({ file });
    await store.append('stream-1', 'any', someEvents(1));
    expect(await reading.readStream('stream-1')).toHaveLength(1);
    await store.close();
    await reading.close();
    await expect(reading.readStream('stream-1')).rejects.toThrow(/closed/);
  });

  it('is not made when it is not there', () => {
    expect(() => openSqliteEventStoreForReading({ file })).toThrow(StoreUnavailableError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused when a newer version wrote it', async () => {
    await openSqliteEventStore({ file }).close();
    const newer = new Database(file);
    newer.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    expect(() => openSqliteEventStoreForReading({ file })).toThrow(/newer version/);
  });

  it.each([
    ['holds text', () => writeFileSync(file, 'This is a notebook, not a database. '.repeat(100))],
    ['is another database', () => new Database(file).exec('CREATE TABLE notebook (page TEXT)').close()],
  ])('is refused, and left alone, when it %s', (_, make) => {
    make();
    const before = readFileSync(file);
    expect(() => openSqliteEventStoreForReading({ file })).toThrow(/no event store/);
    expect(readFileSync(file)).toEqual(before);
  });
});

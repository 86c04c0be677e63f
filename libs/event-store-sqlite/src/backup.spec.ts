import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError, type EventStore, type RecordedEvent } from '#event-sourcing';
import { someEvents } from '#event-sourcing/testing';
import { backUpSqliteEventStore } from './backup.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

async function all(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch.events);
  return events;
}

describe('a backup of the embedded store', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketenspoor-backup-'));
    file = join(folder, 'events.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made while the store is written to, holds all that was stored when it began, and goes on from there', async () => {
    const store = openSqliteEventStore({ file });
    for (let i = 0; i < 50; i += 1) await store.append(`sample-${i}`, 'no-stream', someEvents(2));
    const before = await all(store);
    let writing = true;
    const writer = (async () => {
      for (let i = 50; writing; i += 1) await store.append(`sample-${i}`, 'no-stream', someEvents(2));
    })();
    const to = join(folder, 'backups', 'events.db');
    const { events, head } = await backUpSqliteEventStore(file, to);
    writing = false;
    await writer;
    const after = await all(store);
    await store.close();

    const restored = openSqliteEventStore({ file: to });
    const held = await all(restored);
    expect(held).toHaveLength(events);
    expect(held.length).toBeGreaterThanOrEqual(before.length);
    expect(held).toEqual(after.slice(0, held.length));
    expect(await restored.head()).toBe(BigInt(head));
    expect(await restored.append('sample-0', 1, someEvents(1))).toMatchObject({ revision: 2 });
    await restored.close();
  });

  it('is refused where something stands already, and of what is no store; nothing is left behind', async () => {
    await openSqliteEventStore({ file }).close();
    const to = join(folder, 'copy.db');
    writeFileSync(to, 'mine');
    await expect(backUpSqliteEventStore(file, to)).rejects.toBeInstanceOf(StoreUnavailableError);
    const none = join(folder, 'none.db');
    await expect(backUpSqliteEventStore(join(folder, 'nowhere.db'), none)).rejects.toThrow(/Cannot open/);
    writeFileSync(join(folder, 'text.db'), 'This is a notebook, not a database. '.repeat(100));
    await expect(backUpSqliteEventStore(join(folder, 'text.db'), none)).rejects.toThrow();
    expect(existsSync(none)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

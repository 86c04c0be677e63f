import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { StoredHistory, StoredRow } from '#event-sourcing';
import { anEvent } from '#event-sourcing/testing';
import { openSqliteEventStore, openSqliteEventStoreForReading } from '#event-store-sqlite';
import {
  ExportedHistory,
  exportHistory,
  merkleRoot,
  SealBook,
  sealIn,
  sealsFor,
  verifyHistory,
  type Finding,
  type Seal,
} from '#history-proof';
import { problemsOf } from '../../../infra/verify/verify-export.mjs';

const RANGE = 4;
let folder: string;
let file: string;
let bundle: string;
let seals: Seal[];
let keys: { publicKey: KeyObject; privateKey: KeyObject };
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ketenspoor-proof-'));
  file = at('events.db');
  bundle = at('export');
  keys = generateKeyPairSync('ed25519');
  const store = openSqliteEventStore({ file });
  for (let i = 0; i < 12; i += 1)
    await store.append(`sample-${i % 3}`, 'any', [anEvent({ data: { text: 'é\u001f\u2028 ☂', number: i } })]);
  await store.close();
  seals = await sealed();
  const reader = openSqliteEventStoreForReading({ file });
  await exportHistory(reader, {
    to: bundle,
    seals,
    exportedAt: '2031-01-01T00:00:00.000Z',
    publicKey: null,
    generated: true,
  });
  await reader.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function sealed(): Promise<Seal[]> {
  const reader = openSqliteEventStoreForReading({ file });
  const made: Seal[] = [];
  for await (const seal of sealsFor(reader, undefined, keys.privateKey, RANGE)) made.push(seal);
  await reader.close();
  return made;
}

async function findingsOf(history: StoredHistory, withSeals = seals, anchor?: string): Promise<Finding[]> {
  const found: Finding[] = [];
  await verifyHistory(history, {
    seals: withSeals,
    key: keys.publicKey,
    anchor,
    onFinding: (finding) => found.push(finding),
  });
  return found;
}

/** The sample as rows that a test may change. */
async function sampleRows(): Promise<StoredRow[]> {
  const reader = openSqliteEventStoreForReading({ file });
  const rows: StoredRow[] = [];
  for await (const batch of reader.storedRows()) rows.push(...batch);
  await reader.close();
  return rows;
}

function historyOf(rows: readonly StoredRow[]): StoredHistory {
  return {
    async *storedRows() {
      yield await Promise.resolve(rows);
    },
  };
}

describe('an untouched history', () => {
  it('is found to be so: in the store, in an export, and by the script that stands alone', async () => {
    expect(await findingsOf(historyOf(await sampleRows()))).toEqual([]);
    const exported = new ExportedHistory(bundle);
    expect(await findingsOf(exported, [...exported.seals()], seals.at(-1)?.hash)).toEqual([]);
    expect(await scripted()).toMatchObject({ problems: [], events: 12, streams: 3, seals: 3, unsealed: 0 });
  });

  it('says how much is not sealed yet', async () => {
    const verified = await verifyHistory(historyOf(await sampleRows()), {
      seals: seals.slice(0, 2),
      onFinding: () => undefined,
    });
    expect(verified).toEqual({ events: 12, streams: 3, seals: 2, unsealed: 4, findings: 0 });
  });

  it('is sealed on from the last seal', async () => {
    const reader = openSqliteEventStoreForReading({ file });
    const more: Seal[] = [];
    for await (const seal of sealsFor(reader, seals[0], keys.privateKey, RANGE)) more.push(seal);
    await reader.close();
    expect(more).toEqual(seals.slice(1));
  });
});

describe('a history in which something was changed', () => {
  const changes: Readonly<Record<string, (rows: StoredRow[]) => StoredRow[]>> = {
    'an event removed': (rows) => rows.filter((_, i) => i !== 5),
    'the last event removed': (rows) => rows.slice(0, -1),
    'the last range removed': (rows) => rows.slice(0, -RANGE),
    'a whole stream removed': (rows) => rows.filter(({ stream }) => stream !== 'sample-1'),
    'everything removed': () => [],
    'an event put in twice': (rows) => [...rows.slice(0, 6), rows[5] as StoredRow, ...rows.slice(6)],
    'two events of different streams exchanged': (rows) =>
      exchanged(rows, 3, 4).map((row, i) => ({ ...row, position: (rows[i] as StoredRow).position })),
    'two events exchanged with their positions': (rows) => exchanged(rows, 3, 4),
  };
  it.each(Object.entries(changes))('shows %s', async (_, change) => {
    expect((await findingsOf(historyOf(change(await sampleRows())))).length).toBeGreaterThan(0);
  });

  it('shows one that was made anew with all its hashes, when a seal is known from elsewhere', async () => {
    const forged = join(folder, 'forged.db');
    const store = openSqliteEventStore({ file: forged });
    for (let i = 0; i < 12; i += 1) await store.append(`sample-${i % 3}`, 'any', [anEvent()]);
    await store.close();
    const reader = openSqliteEventStoreForReading({ file: forged });
    const own: Seal[] = [];
    for await (const seal of sealsFor(reader, undefined, null, RANGE)) own.push(seal);
    const found = await findingsOf(reader, own, seals.at(-1)?.hash);
    expect(new Set(found.map(({ what }) => what))).toEqual(new Set(['anchor-not-found', 'signature-wrong']));
    expect((await findingsOf(reader)).map(({ what }) => what)).toContain('seal-broken');
    await reader.close();
  });

  it('shows a seal that was altered, left out or exchanged', async () => {
    const [a, b, c] = seals as [Seal, Seal, Seal];
    const rows = historyOf(await sampleRows());
    for (const wrong of [
      [{ ...a, count: 3 }, b, c],
      [a, c],
      [b, a, c],
      [a, { ...b, signature: c.signature }, c],
    ])
      expect((await findingsOf(rows, wrong)).length).toBeGreaterThan(0);
  });
});

function exchanged(rows: readonly StoredRow[], a: number, b: number): StoredRow[] {
  return rows.map((row, i) => (i === a ? rows[b] : i === b ? rows[a] : row) as StoredRow);
}

describe('a byte that was flipped', () => {
  it('is found at every position of the stored rows', async () => {
    const table: Record<string, { flipped: number; found: number }> = {};
    const rows = await sampleRows();
    for (const column of ['stream', 'id', 'type', 'recorded_at', 'body', 'hash'] as const) {
      const counts = (table[column] = { flipped: 0, found: 0 });
      for (const { position } of rows) {
        const bytes = bytesOf(column, position);
        for (let i = 0; i < bytes.length; i += 1) {
          const found = await withChanged(column, position, flippedAt(bytes, i));
          counts.flipped += 1;
          counts.found += found ? 1 : 0;
        }
      }
    }
    const total = Object.values(table).reduce((sum, { flipped }) => sum + flipped, 0);
    expect(total).toBeGreaterThan(5000);
    for (const [column, { flipped, found }] of Object.entries(table))
      expect({ column, flipped, found }).toEqual({ column, flipped, found: flipped });
  }, 120_000);

  it('is found in every number of the stored rows', async () => {
    for (const row of await sampleRows())
      for (let bit = 0; bit < 31; bit += 1) {
        const revision = row.revision ^ (2 ** bit);
        const position = String(Number(row.position) ^ (2 ** bit));
        const rows = await sampleRows();
        const changed = (more: Partial<StoredRow>) =>
          rows
            .map((one) => (one.position === row.position ? { ...one, ...more } : one))
            .sort((a, b) => Number(a.position) - Number(b.position));
        expect((await findingsOf(historyOf(changed({ revision })))).length).toBeGreaterThan(0);
        expect((await findingsOf(historyOf(changed({ position })))).length).toBeGreaterThan(0);
      }
  }, 60_000);

  it('is found at every position of an export, by the library and by the script, with the manifest made to fit', async () => {
    const bytes = readFileSync(join(bundle, 'events.jsonl'));
    const missed: number[] = [];
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = flippedAt(bytes, i);
      const history = exportedFrom(changed);
      if ((await findingsOf(history)).length === 0 || (await scripted(changed)).problems.length === 0)
        missed.push(i);
    }
    expect(bytes.length).toBeGreaterThan(5000);
    expect(missed).toEqual([]);
  }, 120_000);

  it('is found at every position of the seals', async () => {
    const text = readFileSync(join(bundle, 'seals.jsonl'));
    const rows = historyOf(await sampleRows());
    for (let i = 0; i < text.length; i += 1) {
      const lines = flippedAt(text, i).toString('utf8').split('\n');
      const found = await (async () => {
        try {
          const read = lines.slice(0, -1).map((line) => sealIn(line, 'here'));
          return read.length !== seals.length || (await findingsOf(rows, read)).length > 0;
        } catch {
          return true;
        }
      })();
      expect([i, found]).toEqual([i, true]);
    }
  });
});

function flippedAt(bytes: Buffer, i: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[i] = (changed[i] as number) ^ (1 << (i % 8));
  return changed;
}

function bytesOf(column: string, position: string): Buffer {
  const database = new Database(file, { readonly: true });
  const bytes = database
    .prepare(`SELECT CAST(${column} AS BLOB) FROM event WHERE position = ?`)
    .pluck()
    .get(Number(position)) as Buffer;
  database.close();
  return bytes;
}

/** Changes the file itself, verifies what it says then, and puts it back. */
async function withChanged(column: string, position: string, bytes: Buffer): Promise<boolean> {
  changing ??= openChanging();
  const { database, rows } = changing;
  database.exec('BEGIN');
  database
    .prepare(`UPDATE event SET ${column} = CAST(? AS TEXT) WHERE position = ?`)
    .run(bytes, Number(position));
  const found = await findingsOf(historyOf(rows.all() as StoredRow[]));
  database.exec('ROLLBACK');
  return found.length > 0;
}

let changing: { database: Database.Database; rows: Database.Statement } | undefined;
function openChanging() {
  copyFileSync(file, at('changing.db'));
  const database = new Database(at('changing.db'));
  const rows = database.prepare(
    'SELECT CAST(position AS TEXT) AS position, stream, revision, id, type, recorded_at AS recordedAt, body, hash FROM event ORDER BY event.position',
  );
  return { database, rows };
}
afterAll(() => {
  changing?.database.close();
});

/** The library's own reading of an export, from bytes. */
function exportedFrom(bytes: Buffer): StoredHistory {
  const to = at('changed');
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'events.jsonl'), bytes);
  return new ExportedHistory(to);
}

/** The script that stands alone, on a bundle whose manifest fits whatever the events are. */
async function scripted(events: Buffer = readFileSync(join(bundle, 'events.jsonl'))) {
  const manifest = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8')) as {
    events: number;
    files: Record<string, string>;
  };
  manifest.files['events.jsonl'] = createHash('sha256').update(events).digest('hex');
  return problemsOf({
    events,
    seals: readFileSync(join(bundle, 'seals.jsonl'), 'utf8'),
    manifest: JSON.stringify(manifest),
    key: keys.publicKey,
  });
}

describe('the seal book', () => {
  it('keeps what was added, and cuts away a line that broke off', () => {
    const book = new SealBook(at('seals.jsonl'));
    expect(book.read()).toEqual([]);
    book.append(seals.slice(0, 2));
    writeFileSync(book.file, `${readFileSync(book.file, 'utf8')}{"number":3,"fr`);
    expect(book.read()).toEqual(seals.slice(0, 2));
    book.append(seals.slice(2));
    expect(book.read()).toEqual(seals);
  });
});

describe('the seal book of two who seal at once', () => {
  it('takes the seals of one of them, also after a first line that broke off', () => {
    const book = new SealBook(at('two.jsonl'));
    writeFileSync(book.file, '{"number":1,"fr');
    book.append(seals.slice(0, 1));
    expect(book.read()).toEqual(seals.slice(0, 1));
    expect(() => book.append(seals.slice(0, 1))).toThrow(/was added to meanwhile/);
    expect(() => book.append(seals.slice(2))).toThrow(/was added to meanwhile/);
    expect(book.read()).toEqual(seals.slice(0, 1));
  });

  it('reads no line whose numbers are none', () => {
    const [seal] = seals as [Seal];
    expect(() => sealIn(JSON.stringify({ ...seal, from: 'x' }), 'here')).toThrow(/its numbers are none/);
    expect(() => sealIn(JSON.stringify({ ...seal, count: -1 }), 'here')).toThrow(/its numbers are none/);
  });
});

describe('a history without seals', () => {
  it('is not taken for one that a key signed', async () => {
    const found = await findingsOf(historyOf(await sampleRows()), []);
    expect(found.map(({ what }) => what)).toEqual(['not-sealed']);
  });
});

describe('a Merkle root', () => {
  it('is that of RFC 6962 for known leaves', () => {
    const leaf = Buffer.from('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'hex');
    expect(merkleRoot([leaf])).toBe(leaf.toString('hex'));
    const two = Buffer.from('96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', 'hex');
    expect(merkleRoot([leaf, two])).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
  });
});

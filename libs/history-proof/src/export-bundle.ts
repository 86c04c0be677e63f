import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { TextDecoder } from 'node:util';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailableError, type StoredHistory, type StoredRow } from '#event-sourcing';
import type { Seal } from './seal.js';
import { SealBook } from './seal-book.js';

/** Says what an export holds; its files are named with their SHA-256. */
export interface ExportManifest {
  readonly format: 1;
  readonly exportedAt: string;
  readonly events: number;
  readonly firstPosition: string | null;
  readonly lastPosition: string | null;
  readonly seals: number;
  /** Hash of the last seal: note it elsewhere, it stands for the whole history before it. */
  readonly lastSeal: string | null;
  /** Public key of the signatures (PEM), for convenience only: trust the one you have from elsewhere. */
  readonly publicKey: string | null;
  /** True: made-up data. */
  readonly generated: boolean;
  readonly files: Readonly<Record<string, string>>;
}

export interface ExportOptions {
  readonly to: string;
  readonly seals: readonly Seal[];
  readonly exportedAt: string;
  readonly publicKey: string | null;
  readonly generated: boolean;
}

/** Writes a history to a new folder: `events.jsonl` (each event's text exactly as stored), `seals.jsonl`, `manifest.json` last. */
export async function exportHistory(history: StoredHistory, options: ExportOptions): Promise<ExportManifest> {
  const { to, seals, exportedAt, publicKey, generated } = options;
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new StoreUnavailableError(`${to} is not empty. Nothing was changed.`);
  mkdirSync(to, { recursive: true });
  const out = createWriteStream(join(to, 'events.jsonl'));
  const hash = createHash('sha256');
  let [events, first, last]: [number, string | null, string | null] = [0, null, null];
  for await (const rows of history.storedRows()) {
    for (const row of rows) {
      const line = `${lineOf(row)}\n`;
      hash.update(line);
      events += 1;
      first ??= row.position;
      last = row.position;
      if (!out.write(line)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'close');
  const sealLines = seals.map((seal) => `${JSON.stringify(seal)}\n`).join('');
  writeFileSync(join(to, 'seals.jsonl'), sealLines);
  const manifest: ExportManifest = {
    format: 1,
    exportedAt,
    events,
    firstPosition: first,
    lastPosition: last,
    seals: seals.length,
    lastSeal: seals.at(-1)?.hash ?? null,
    publicKey,
    generated,
    files: {
      'events.jsonl': hash.digest('hex'),
      'seals.jsonl': createHash('sha256').update(sealLines).digest('hex'),
    },
  };
  writeFileSync(join(to, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function lineOf({ position, hash, body }: StoredRow): string {
  return JSON.stringify({ position, hash, body });
}

/** An export as a history; what stands beside an event's text in a store is taken from the text here. */
export class ExportedHistory implements StoredHistory {
  constructor(private readonly folder: string) {}

  seals(): readonly Seal[] {
    return new SealBook(join(this.folder, 'seals.jsonl')).read();
  }

  async *storedRows(after = 0n): AsyncIterable<readonly StoredRow[]> {
    for await (const line of linesOf(join(this.folder, 'events.jsonl'))) {
      const row = rowIn(line);
      if (BigInt(/^\d{1,19}$/.test(row.position) ? row.position : 0) > after || row.position === '')
        yield [row];
    }
  }
}

/** Lines end with a line feed and nothing else: texts may hold other separators. What stands after the last one is a line too. */
async function* linesOf(file: string): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const bytes of createReadStream(file)) {
    const text = decoded(decoder, bytes as Buffer);
    if (text === null) {
      yield 'bytes that are no text';
      return;
    }
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function decoded(decoder: TextDecoder, bytes: Buffer): string | null {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** A line that is not exactly what an export writes becomes a row that cannot be right. */
function rowIn(line: string): StoredRow {
  try {
    const { position, hash, body } = JSON.parse(line) as StoredRow;
    const { id, stream, revision, type, recordedAt } = JSON.parse(body) as StoredRow;
    const row = { position, stream, revision, id, type, recordedAt, body, hash };
    if (lineOf(row) === line && typeof position === 'string') return row;
  } catch {
    // Falls through: it is told as unreadable.
  }
  return { position: '', stream: '', revision: -1, id: '', type: '', recordedAt: '', body: '', hash: '' };
}

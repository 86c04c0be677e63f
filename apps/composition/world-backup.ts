import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { backUpSqliteEventStore } from '#event-store-sqlite';
import { StoreUnavailableError, type Instant } from '#event-sourcing';

const EVENTS = 'events.db';
const MANIFEST = 'backup.json';
/** How a generated world says that it is generated, and the seals: they must not be lost on the way. */
const MARKERS = ['demonstration.json', 'calibrated.json', 'seals.jsonl'];

/** Stands beside a backup; written last, so that a backup without it is none. */
export interface BackupManifest {
  readonly format: 1;
  readonly at: Instant;
  readonly events: number;
  /** Position of the last event. */
  readonly head: number;
  /** SHA-256 (hex) of each file. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Backs up the world in a folder, also while a server writes to it: its events and what marks it as generated. The read models
 * are worked out from the events; passwords and the secret of the sign-in are left out and made anew.
 */
export async function backUpWorld(folder: string, to: string, at: Instant): Promise<BackupManifest> {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new StoreUnavailableError(`${to} is not empty. Nothing was changed.`);
  // Seals first: what they seal is then among the events, whatever is recorded and sealed meanwhile.
  mkdirSync(to, { recursive: true });
  const markers = MARKERS.filter((name) => existsSync(join(folder, name)));
  for (const name of markers) copyFileSync(join(folder, name), join(to, name));
  const { events, head } = await backUpSqliteEventStore(join(folder, EVENTS), join(to, EVENTS));
  const files: Record<string, string> = {};
  for (const name of [EVENTS, ...markers]) files[name] = await sha256(join(to, name));
  const manifest: BackupManifest = { format: 1, at, events, head, files };
  const file = join(to, MANIFEST);
  writeFileSync(`${file}.new`, JSON.stringify(manifest, null, 2), { flush: true });
  renameSync(`${file}.new`, file);
  return manifest;
}

/** Puts a backup into an empty or new folder, after checking that it is whole. Throws StoreUnavailableError with the reason. */
export async function restoreWorld(from: string, folder: string): Promise<BackupManifest> {
  const manifest = manifestIn(from);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new StoreUnavailableError(
      `${folder} is not empty; a backup is put into a folder of its own. Nothing was changed.`,
    );
  for (const [name, expected] of Object.entries(manifest.files)) {
    const found = existsSync(join(from, name)) ? await sha256(join(from, name)) : 'nothing';
    if (found !== expected)
      throw new StoreUnavailableError(
        `The backup is damaged: ${name} is not the file that was backed up. Nothing was changed.`,
      );
  }
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  for (const name of Object.keys(manifest.files)) copyFileSync(join(from, name), join(partial, name));
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return manifest;
}

function manifestIn(from: string): BackupManifest {
  const file = join(from, MANIFEST);
  if (!existsSync(file))
    throw new StoreUnavailableError(`${from} is no backup, or one that broke off: it has no ${MANIFEST}.`);
  const found = readJson(file);
  const names = Object.keys(found.files ?? {});
  if (found.format !== 1 || names.length === 0 || names.some((name) => name !== basename(name)))
    throw new StoreUnavailableError(`${file} was not written by this version of Ketenspoor.`);
  return found as BackupManifest;
}

function readJson(file: string): Partial<BackupManifest> {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) ?? {}) as Partial<BackupManifest>;
  } catch {
    return {};
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  const stream = createReadStream(file);
  stream.on('data', (chunk) => hash.update(chunk));
  await once(stream, 'end');
  return hash.digest('hex');
}

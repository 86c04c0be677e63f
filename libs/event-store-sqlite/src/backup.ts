import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreUnavailableError } from '#event-sourcing';
import { openForReading, withReason } from './schema.js';

export interface BackUpResult {
  /** Events in the backup. */
  readonly events: number;
  /** Position of the last of them; 0 when there is none. */
  readonly head: number;
}

/** All pages in one step: what is written meanwhile belongs to the next backup, and cannot make this one begin anew. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a store to another file while it is written to: everything that was stored when it began. The copy is on disk, whole,
 * or there is none. Throws StoreUnavailableError when there is no such store, or `to` exists already.
 */
export async function backUpSqliteEventStore(file: string, to: string): Promise<BackUpResult> {
  if (existsSync(to)) throw new StoreUnavailableError(`${to} exists already. Nothing was changed.`);
  const source = openForReading(file);
  const partial = `${to}.partial`;
  try {
    mkdirSync(dirname(to), { recursive: true });
    rmSync(partial, { force: true });
    await source.backup(partial, { progress: () => ALL_PAGES });
    const result = looked(partial);
    toDisk(partial);
    renameSync(partial, to);
    toDisk(dirname(to));
    return result;
  } finally {
    source.close();
    rmSync(partial, { force: true });
  }
}

function looked(file: string): BackUpResult {
  return withReason(file, () => {
    const copy = openForReading(file);
    try {
      return copy
        .prepare<[], BackUpResult>('SELECT count(*) AS events, coalesce(max(position), 0) AS head FROM event')
        .get() as BackUpResult;
    } finally {
      copy.close();
    }
  });
}

function toDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Leases } from '#event-sourcing';
import { keyInFile, RegularSealing, SealBook, sealInto } from '#history-proof';
import { ConfigurationError } from '#platform';
import { openHistory } from './stored-history.js';

const MINUTE_MS = 60_000;

export interface SealingOptions {
  /** The folder of the world; its seals stand there, whatever the engine. */
  readonly folder: string;
  readonly everyMinutes: number;
  /** File of an Ed25519 private key (PEM); null: seals are not signed. */
  readonly keyFile: string | null;
  /** Where several processes serve the world: one of them seals at a time. */
  readonly leases: Leases | null;
  readonly onFailure: (error: Error) => void;
}

/** Seals the history of a world while it is served. Throws ConfigurationError when the key cannot be used. */
export function regularSealing({ folder, everyMinutes, keyFile, leases, onFailure }: SealingOptions) {
  const key = keyFile === null ? null : signingKey(keyFile);
  const book = new SealBook(join(folder, 'seals.jsonl'));
  const seal = async () => {
    const history = await openHistory(folder);
    try {
      await sealInto(book, history, key);
    } finally {
      await history.close();
    }
  };
  const sealAlone = async (signal: AbortSignal) => {
    if (leases === null) return seal();
    const lease = await leases.acquire('seals', signal);
    if (lease === undefined) return;
    await seal().finally(() => lease.release());
  };
  return new RegularSealing(sealAlone, everyMinutes * MINUTE_MS, onFailure);
}

function signingKey(file: string): KeyObject {
  const key = keyInFile(file, createPrivateKey);
  if (key !== null) return key;
  throw new ConfigurationError(['KETENSPOOR_SEAL_KEY names no file with an Ed25519 private key (PEM)']);
}

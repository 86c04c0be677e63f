import { createHash, sign, verify, type KeyObject } from 'node:crypto';

/** What a seal says: which events a range of the whole store holds, and which seal stands before it. */
export interface SealContent {
  /** 1, 2, 3 … */
  readonly number: number;
  /** Position of the first and the last event. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Merkle root of the events (hex). */
  readonly root: string;
  /** Hash of the seal before it; of the first: 64 zeros. */
  readonly previous: string;
  /** When the last event of the range was recorded. */
  readonly recordedAt: string;
}

export interface Seal extends SealContent {
  /** SHA-256 (hex) over the content. */
  readonly hash: string;
  /** Ed25519 over the hash (base64); null: not signed. */
  readonly signature: string | null;
}

export const FIRST_PREVIOUS = '0'.repeat(64);

/** SHA-256 (hex) over the content's fields, a line each, in this order. */
export function sealHash({ number, from, to, count, root, previous, recordedAt }: SealContent): string {
  return createHash('sha256')
    .update([number, from, to, count, root, previous, recordedAt].join('\n'))
    .digest('hex');
}

/** Closes a range. `key`: an Ed25519 private key; without one the seal is not signed. */
export function sealed(content: SealContent, key: KeyObject | null): Seal {
  const hash = sealHash(content);
  const signature = key === null ? null : sign(null, Buffer.from(hash), key).toString('base64');
  return { ...content, hash, signature };
}

export function isSignedBy({ hash, signature }: Seal, key: KeyObject): boolean {
  const bytes = Buffer.from(signature ?? '', 'base64');
  // One signature has several base64 texts; only the one that is written counts.
  return bytes.toString('base64') === signature && verify(null, Buffer.from(hash), key, bytes);
}

import { createHash } from 'node:crypto';
import type { StoredRow } from '#event-sourcing';

/** What a seal says of one event: SHA-256 over 0x00 and its place and hash, a line each (RFC 6962 §2.1 for the prefix). */
export function leafOf({ position, stream, revision, hash }: StoredRow): Buffer {
  return createHash('sha256')
    .update('\u0000')
    .update(`${position}\n${stream}\n${revision}\n${hash}`)
    .digest();
}

/** Merkle tree hash of leaves (RFC 6962 §2.1): the left part is the largest power of two that is smaller than the whole. */
export function merkleRoot(leaves: readonly Buffer[]): string {
  if (leaves.length === 0) throw new RangeError('A tree needs at least one leaf');
  return rootOf(leaves).toString('hex');
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] as Buffer;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return createHash('sha256')
    .update('\u0001')
    .update(rootOf(leaves.slice(0, left)))
    .update(rootOf(leaves.slice(left)))
    .digest();
}

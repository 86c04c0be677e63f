import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The Ed25519 key in a PEM file, read as a private or a public one; null when the file holds none. Never tells what it holds. */
export function keyInFile(file: string, read: (pem: Buffer) => KeyObject): KeyObject | null {
  try {
    const key = read(readFileSync(file));
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

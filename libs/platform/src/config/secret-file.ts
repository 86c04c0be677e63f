import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A secret that is made once and kept in the data folder, readable by its owner only. `made`: just now. */
export function secretIn(
  folder: string,
  name: string,
  bytes = 32,
): { readonly secret: string; readonly made: boolean } {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    const secret = randomBytes(bytes).toString('base64url');
    writeSync(descriptor, secret);
    fsyncSync(descriptor);
    closeSync(descriptor);
    return { secret, made: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret === '')
    throw new Error(`The secret in ${file} is empty. Remove the file to have a new one made.`);
  return { secret, made: false };
}

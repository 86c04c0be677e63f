import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside a generated world: how it was made, so that a making that broke off is completed and never mixed with another. */
export interface CalibratedMarker {
  readonly kind: 'calibrated';
  readonly generated: true;
  readonly seed: number;
  readonly complete: boolean;
}

const FILE = 'calibrated.json';

/** A folder that does not hold the world that was asked for; the message says what to do. */
export class OtherWorldError extends Error {
  override readonly name = 'OtherWorldError';
}

/** Claims a folder for a calibrated history: a new one, or the one whose making broke off. Throws OtherWorldError. */
export function claimForHistory(folder: string, seed: number): CalibratedMarker {
  const file = join(folder, FILE);
  if (existsSync(file)) {
    const marker = JSON.parse(readFileSync(file, 'utf8')) as CalibratedMarker;
    if (marker.seed === seed) return marker;
    throw new OtherWorldError(
      `${folder} holds a history made with --seed ${marker.seed}; give that seed, or another --data folder.`,
    );
  }
  if (existsSync(join(folder, 'events.db')))
    throw new OtherWorldError(
      `${folder} holds another world; a generated history needs a folder of its own.`,
    );
  mkdirSync(folder, { recursive: true });
  return writeMarker(folder, { kind: 'calibrated', generated: true, seed, complete: false });
}

/** Written beside and then put in place, so that a crash leaves the old or the new, never half. */
export function writeMarker(folder: string, marker: CalibratedMarker): CalibratedMarker {
  const file = join(folder, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(marker, null, 2));
  renameSync(`${file}.new`, file);
  return marker;
}

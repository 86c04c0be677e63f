import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Seal } from './seal.js';

/** A file of seals that cannot be read as such. */
export class SealBookError extends Error {
  override readonly name = 'SealBookError';
}

/** Seals in a file, one JSON object a line, only ever added to. Copies of it elsewhere are what makes it proof. */
export class SealBook {
  constructor(readonly file: string) {}

  /** Throws SealBookError, naming the line. A last line without an end is one that broke off, and is no seal. */
  read(): readonly Seal[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n');
    return lines.slice(0, -1).map((line, index) => sealIn(line, `${this.file}, line ${index + 1}`));
  }

  /** On disk when it returns. What broke off before is cut away first. */
  append(seals: readonly Seal[]): void {
    if (seals.length === 0) return;
    const whole = this.read().map((seal) => `${JSON.stringify(seal)}\n`);
    const broken =
      existsSync(this.file) && !readFileSync(this.file, 'utf8').endsWith('\n') && whole.length > 0;
    const handle = openSync(this.file, broken ? 'w' : 'a');
    try {
      const lines = seals.map((seal) => `${JSON.stringify(seal)}\n`);
      writeSync(handle, [...(broken ? whole : []), ...lines].join(''));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}

const FIELDS = ['number', 'from', 'to', 'count', 'root', 'previous', 'recordedAt', 'hash', 'signature'];

/** Reads one line, which must be exactly what is written of a seal. */
export function sealIn(line: string, where: string): Seal {
  let seal: Seal | null;
  try {
    seal = JSON.parse(line) as Seal | null;
  } catch {
    seal = null;
  }
  if (
    seal === null ||
    JSON.stringify(Object.keys(seal)) !== JSON.stringify(FIELDS) ||
    JSON.stringify(seal) !== line
  )
    throw new SealBookError(`${where} is no seal`);
  return seal;
}

import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { FIRST_PREVIOUS, type Seal } from './seal.js';

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

  /**
   * On disk when it returns. What broke off before is cut away first. Throws SealBookError when the seals do not follow the last one
   * here: then somebody else has sealed meanwhile.
   */
  append(seals: readonly Seal[]): void {
    const [first] = seals;
    if (first === undefined) return;
    const whole = this.read();
    if (first.previous !== (whole.at(-1)?.hash ?? FIRST_PREVIOUS))
      throw new SealBookError(`${this.file} was added to meanwhile; nothing was written. Seal again`);
    const handle = openSync(this.file, 'a');
    try {
      ftruncateSync(handle, Buffer.byteLength(linesOf(whole)));
      writeSync(handle, linesOf(seals));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}

function linesOf(seals: readonly Seal[]): string {
  return seals.map((seal) => `${JSON.stringify(seal)}\n`).join('');
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
  const { number, count, from, to } = seal;
  if (![number, count].every((n) => Number.isSafeInteger(n) && n > 0) || ![from, to].every(isPosition))
    throw new SealBookError(`${where} is no seal: its numbers are none`);
  return seal;
}

function isPosition(text: unknown): boolean {
  return typeof text === 'string' && /^\d{1,19}$/.test(text);
}

import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Bytes that are no UTF-8: better no name than a question mark in one. */
class BrokenEncodingError extends Error {
  override readonly name = 'BrokenEncodingError';
}

/**
 * The text of a file in pieces, unpacked when its name ends in .gz; `onBytes` hears how much of the file was read.
 * Where the file is no UTF-8, all that stands before it comes first, and then the error.
 */
export async function* readText(file: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesOf(file, onBytes)) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    const whole = bytes.subarray(0, endOfLastCharacter(bytes));
    yield* decoded(whole);
    rest = bytes.subarray(whole.length);
  }
  yield* decoded(rest);
}

function bytesOf(file: string, onBytes: (bytes: number) => void): AsyncIterable<unknown> {
  const source = counted(file, onBytes);
  // What goes wrong comes out of the unpacked stream as well.
  return file.endsWith('.gz') ? pipeline(Readable.from(source), createGunzip(), () => undefined) : source;
}

async function* counted(file: string, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(file)) {
    onBytes((chunk as Buffer).length);
    yield chunk as Buffer;
  }
}

function* decoded(bytes: Buffer): Generator<string> {
  if (isUtf8(bytes)) {
    yield bytes.toString('utf8');
    return;
  }
  yield bytes.subarray(0, soundLength(bytes)).toString('utf8');
  throw new BrokenEncodingError();
}

/** The length without the character, if any, that breaks off at the end. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** How many bytes from the beginning are UTF-8. */
function soundLength(bytes: Buffer): number {
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, endOfLastCharacter(part)))) sound = middle;
    else broken = middle;
  }
  return endOfLastCharacter(bytes.subarray(0, sound));
}

/** Why reading stopped, as a code and words for the report. Throws the error again when it is none of reading. */
export function readingFailure(error: unknown): { readonly code: string; readonly message: string } {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (error instanceof BrokenEncodingError)
    return {
      code: 'broken-encoding',
      message: 'The file is not UTF-8 from here on; what follows was not read',
    };
  if (code === 'Z_BUF_ERROR' || message.includes('unexpected end of file'))
    return { code: 'truncated', message: 'The packed file breaks off; what follows was not read' };
  if (code.startsWith('Z_'))
    return {
      code: 'broken-gzip',
      message: 'The packed file is damaged from here on; what follows was not read',
    };
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'EIO')
    return { code: 'unreadable', message: `The file cannot be read (${code})` };
  throw error;
}

import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The text of a file in pieces, unpacked when its name ends in .gz; `onBytes` hears how much of the file was read. */
export async function* readText(file: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const source = createReadStream(file);
  source.on('data', (chunk) => onBytes(chunk.length));
  const bytes: Readable = file.endsWith('.gz') ? unpacked(source) : source;
  // Throws on bytes that are not UTF-8, rather than putting a question mark where a name was.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

function unpacked(source: Readable): Readable {
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

/** Why reading stopped, as a code and words for the report. */
export function readingFailure(error: unknown): { readonly code: string; readonly message: string } {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA' || error instanceof TypeError) {
    return {
      code: 'broken-encoding',
      message: 'The file is not UTF-8 from here on; what follows was not read',
    };
  }
  if (code === 'Z_BUF_ERROR' || message.includes('unexpected end of file')) {
    return { code: 'truncated', message: 'The packed file breaks off; what follows was not read' };
  }
  if (code.startsWith('Z_'))
    return {
      code: 'broken-gzip',
      message: 'The packed file is damaged from here on; what follows was not read',
    };
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return { code: 'unreadable', message: `The file cannot be read (${code})` };
  throw error;
}

import { createHash, createHmac } from 'node:crypto';

/** Letters and digits that are not easily taken for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 12;

/**
 * Receipt codes by which a reporter looks up in general terms what came of a signal. A code follows from the command, so a
 * command that is sent again gives the same one; without the secret nobody can work it out. Stored is only its hash.
 */
export class ReceiptCodes {
  constructor(private readonly secret: string) {}

  /** `XXXX-XXXX-XXXX`: 60 bits. */
  codeFor(commandId: string): string {
    const bytes = createHmac('sha256', this.secret).update(`receipt:${commandId}`).digest();
    const letters = [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  }
}

/** What is kept of a code: SHA-256 in hex, whatever the case and hyphens it was typed with. */
export function receiptHashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex');
}

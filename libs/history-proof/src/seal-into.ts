import type { KeyObject } from 'node:crypto';
import type { StoredHistory } from '#event-sourcing';
import type { SealBook } from './seal-book.js';
import type { Seal } from './seal.js';
import { sealsFor } from './seal-history.js';

/** How many seals are written at once. Those that are written stay when a later one fails. */
const AT_ONCE = 200;

/** How much was sealed. */
export interface Sealed {
  readonly events: number;
  readonly seals: number;
}

/** Seals in a book what was recorded since its last seal; `key`: null leaves them unsigned. Throws SealBookError. */
export async function sealInto(
  book: SealBook,
  history: StoredHistory,
  key: KeyObject | null,
): Promise<Sealed> {
  let [seals, events] = [0, 0];
  let made: Seal[] = [];
  const write = () => {
    book.append(made);
    made = [];
  };
  for await (const seal of sealsFor(history, book.read().at(-1), key)) {
    made.push(seal);
    if (made.length === AT_ONCE) write();
    seals += 1;
    events += seal.count;
  }
  write();
  return { seals, events };
}

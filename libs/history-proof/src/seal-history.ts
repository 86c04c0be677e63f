import type { KeyObject } from 'node:crypto';
import type { StoredHistory, StoredRow } from '#event-sourcing';
import { leafOf, merkleRoot } from './merkle.js';
import { FIRST_PREVIOUS, sealed, type Seal } from './seal.js';

/** Events in one seal at the most. */
export const RANGE = 1000;

/** Seals what came after the last seal: full ranges, and one for what is left. */
export async function* sealsFor(
  history: StoredHistory,
  last: Seal | undefined,
  key: KeyObject | null,
  range = RANGE,
): AsyncIterable<Seal> {
  let previous = last;
  let open: StoredRow[] = [];
  const close = (): Seal => {
    previous = sealOf(open, previous, key);
    open = [];
    return previous;
  };
  for await (const rows of history.storedRows(BigInt(last?.to ?? 0))) {
    for (const row of rows) {
      open.push(row);
      if (open.length === range) yield close();
    }
  }
  if (open.length > 0) yield close();
}

function sealOf(rows: readonly StoredRow[], previous: Seal | undefined, key: KeyObject | null): Seal {
  const [first, last] = [rows[0], rows.at(-1)] as [StoredRow, StoredRow];
  return sealed(
    {
      number: (previous?.number ?? 0) + 1,
      from: first.position,
      to: last.position,
      count: rows.length,
      root: merkleRoot(rows.map(leafOf)),
      previous: previous?.hash ?? FIRST_PREVIOUS,
      recordedAt: last.recordedAt,
    },
    key,
  );
}

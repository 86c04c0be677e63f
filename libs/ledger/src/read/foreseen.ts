import type { DataSource } from 'typeorm';
import { toMillis, type Instant } from '#event-sourcing';
import { LANES } from '../interval/interval.js';
import { sql } from './as-of.js';
import { rowsOf } from './row.js';

/** What changes by itself at a moment that was recorded before. */
export interface Foreseen {
  /** Signals of which a hold runs out. */
  readonly signals: readonly string[];
  /** Regions of which a route comes into force. */
  readonly regions: readonly string[];
}

/** What was recorded by `knownBy` to take effect after `from`, at `to` at the latest. */
export async function foreseen(
  reader: DataSource,
  { knownBy, from, to }: { readonly knownBy: Instant; readonly from: Instant; readonly to: Instant },
): Promise<Foreseen> {
  const [known, after, last] = [toMillis(knownBy), toMillis(from), toMillis(to)];
  const holds = await rowsOf<{ id: string }>(
    reader,
    sql`SELECT DISTINCT i.signal_id AS id FROM interval i WHERE i.lane = ${LANES.hold} AND i.known_from <= ${known}
      AND i.due > ${after} AND i.due <= ${last} ORDER BY i.signal_id`,
  );
  const routes = await rowsOf<{ id: string }>(
    reader,
    sql`SELECT DISTINCT i.region AS id FROM interval i WHERE i.lane = ${LANES.route} AND i.known_from <= ${known}
      AND i.valid_from > ${after} AND i.valid_from <= ${last} ORDER BY i.region`,
  );
  return { signals: holds.map(({ id }) => id), regions: routes.map(({ id }) => id) };
}

import type { DataSource } from 'typeorm';
import { LANES } from '../../interval/interval.js';
import { sql } from '../as-of.js';
import { detailOf, rowsOf } from '../row.js';

/** Ids of the meetings that ever had a signal on the agenda, or decided about it. */
export async function meetingsAbout(reader: DataSource, signalId: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ detail: string }>(
    reader,
    sql`SELECT i.detail FROM interval i WHERE i.signal_id = ${signalId} AND i.lane IN (${LANES['agenda-item']}, ${LANES.decision})`,
  );
  return [...new Set(rows.map((row) => String(detailOf(row)['meetingId'])))].sort();
}

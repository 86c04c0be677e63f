import type { DataSource } from 'typeorm';
import { signalStream } from '#signal';
import { holds, sql, type AsOf, numberOf } from '../as-of.js';
import { toDecision, type MeetingDecisionView } from '../meetings/meetings.view.js';
import { detailOf, INTERVAL_COLUMNS, rowsOf, type IntervalRow } from '../row.js';
import { raw } from '../signal-filter.js';

export interface PathDecision extends MeetingDecisionView {
  readonly meetingId: string;
}

/** What triage meetings decided about a signal, as it stood at `validAt`. */
export async function pathDecisions(
  reader: DataSource,
  signalId: string,
  asOf: AsOf,
): Promise<readonly PathDecision[]> {
  const rows = await rowsOf<IntervalRow>(
    reader,
    sql`SELECT ${raw(INTERVAL_COLUMNS)} FROM interval i WHERE i.signal_no = ${numberOf(signalStream(signalId))} AND ${holds('i', 'decision', asOf)}
      ORDER BY i.valid_from, i.id`,
  );
  return rows.map((row) => ({ ...toDecision(row), meetingId: String(detailOf(row)['meetingId']) }));
}

import type { DataSource } from 'typeorm';
import type { Instant } from '#event-sourcing';
import { all, holds, instantOf, sql, visible, type AsOf, type Listed, type Page } from '../as-of.js';
import { rowsOf } from '../row.js';
import {
  PROFILE_COLUMNS,
  raw,
  signalConditions,
  summaryOf,
  type ProfileColumns,
  type SignalFilter,
  type SignalSummary,
} from '../signal-filter.js';

export interface SignalsCriteria extends AsOf, Page, SignalFilter {
  readonly state?: 'live' | 'ended' | undefined;
  /** Held by this party at `validAt`. */
  readonly holder?: string | undefined;
}

export interface ListedSignal extends SignalSummary {
  readonly receivedAt: Instant;
  readonly holders: readonly { readonly partyId: string; readonly role: string; readonly since: Instant }[];
}

interface Row extends ProfileColumns {
  readonly signalId: string;
  readonly receivedAt: number;
  readonly holders: string;
  readonly total: number;
}

/** The signals of a place, newest first, with who holds each. */
export async function signals(reader: DataSource, criteria: SignalsCriteria): Promise<Listed<ListedSignal>> {
  const { validAt, knownAt, page, pageSize, state, holder } = criteria;
  const query = sql`SELECT p.signal_id AS signalId, ${raw(PROFILE_COLUMNS)}, COUNT(*) OVER () AS total,
      (SELECT MIN(f.valid_from) FROM interval f WHERE f.signal_id = p.signal_id AND f.lane = p.lane) AS receivedAt,
      (SELECT json_group_array(json_object('partyId', c.party_id, 'role', c.role, 'since', c.valid_from)) FROM interval c
        WHERE c.signal_id = p.signal_id AND ${holds('c', 'custody', criteria)}) AS holders
    FROM ${visible('profile', criteria, 'p')}
    WHERE ${all([
      ...signalConditions(criteria),
      ...(state === undefined ? [] : [sql`p.state = ${state}`]),
      ...(holder === undefined
        ? []
        : [
            sql`EXISTS (SELECT 1 FROM interval c WHERE c.signal_id = p.signal_id AND c.party_id = ${holder} AND ${holds('c', 'custody', criteria)})`,
          ]),
    ])}
    ORDER BY p.valid_from DESC, p.signal_id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const rows = await rowsOf<Row>(reader, query);
  return { items: rows.map(toListed), total: rows[0]?.total ?? 0, page, pageSize, validAt, knownAt };
}

function toListed(row: Row): ListedSignal {
  const holders = (JSON.parse(row.holders) as { partyId: string; role: string; since: number }[]).map(
    (holder) => ({
      ...holder,
      since: instantOf(holder.since) as Instant,
    }),
  );
  return { ...summaryOf(row.signalId, row), receivedAt: instantOf(row.receivedAt) as Instant, holders };
}

import type { DataSource } from 'typeorm';
import type { Instant } from '#event-sourcing';
import { all, holds, instantOf, sql, visible, type AsOf, type Listed, type Page } from '../as-of.js';
import { pageOf } from '../row.js';
import {
  PROFILE_COLUMNS,
  raw,
  signalConditions,
  summaryOf,
  type ProfileColumns,
  type SignalFilter,
  type SignalSummary,
} from '../signal-filter.js';

/** By when they were received. */
export const SIGNAL_ORDERS = ['newest', 'oldest'] as const;
export type SignalOrder = (typeof SIGNAL_ORDERS)[number];

export const SIGNAL_STATES = ['live', 'ended'] as const;
export type SignalLife = (typeof SIGNAL_STATES)[number];

export interface SignalsCriteria extends AsOf, Page, SignalFilter {
  readonly state?: SignalLife | undefined;
  /** Held by this party at `validAt`. */
  readonly holder?: string | undefined;
  readonly sort?: SignalOrder | undefined;
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
      p.due AS receivedAt,
      (SELECT json_group_array(json_object('partyId', c.party_id, 'role', c.role, 'since', c.valid_from)) FROM interval c
        WHERE c.signal_no = p.signal_no AND ${holds('c', 'custody', criteria)}) AS holders
    FROM ${visible('profile', criteria, 'p')}
    WHERE ${all([
      ...signalConditions(criteria),
      ...(state === undefined ? [] : [sql`p.state = ${state}`]),
      ...(holder === undefined
        ? []
        : [
            sql`EXISTS (SELECT 1 FROM interval c WHERE c.signal_no = p.signal_no AND c.party_id = ${holder} AND ${holds('c', 'custody', criteria)})`,
          ]),
    ])}
    ORDER BY p.due ${raw(criteria.sort === 'oldest' ? 'ASC' : 'DESC')}, p.signal_id`;
  const { rows, total } = await pageOf<Row>(reader, query, criteria);
  return { items: rows.map(toListed), total, page, pageSize, validAt, knownAt };
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

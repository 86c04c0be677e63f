import type { DataSource } from 'typeorm';
import { toMillis, type Instant } from '#event-sourcing';
import { LANES } from '../../interval/interval.js';
import {
  all,
  instantOf,
  sql,
  union,
  visible,
  type AsOf,
  type Listed,
  type Page,
  type Sql,
} from '../as-of.js';
import { pageOf } from '../row.js';
import {
  PROFILE_COLUMNS,
  raw,
  signalConditions,
  summaryOf,
  withProfile,
  type ProfileColumns,
  type SignalFilter,
  type SignalSummary,
} from '../signal-filter.js';

export const DROP_OUT_GROUPINGS = ['gate', 'reason', 'form', 'municipality', 'region', 'period'] as const;
export type DropOutGrouping = (typeof DROP_OUT_GROUPINGS)[number];
export const PERIODS = ['month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];
/** By when a branch ended; those still here come last, the longest held first. */
export const DROP_OUT_ORDERS = ['newest', 'oldest'] as const;
export type DropOutOrder = (typeof DROP_OUT_ORDERS)[number];

/** What became of a branch of custody by `validAt`: it ended, or it is still here. */
export const STILL_HERE = 'still-here';

export interface DropOutCriteria extends AsOf, SignalFilter {
  /** Ends from this instant on; branches still here count whatever their age. Default: no limit. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly gate?: string | undefined;
  readonly reason?: string | undefined;
}

export interface DropOutListCriteria extends DropOutCriteria, Page {
  readonly sort?: DropOutOrder | undefined;
}

export interface DropOutCountCriteria extends DropOutCriteria, Page {
  /** Each figure is of one combination of these. */
  readonly groupBy: readonly DropOutGrouping[];
  readonly period: Period;
}

export interface DropOutCount {
  readonly group: Readonly<Partial<Record<DropOutGrouping, string | null>>>;
  /** Branches of custody. */
  readonly branches: number;
  readonly signals: number;
}

export interface DropOut extends SignalSummary {
  readonly branchId: string;
  readonly gate: string;
  readonly partyId: string;
  /** The end reason, or `still-here`. */
  readonly reason: string;
  readonly relabelledAs: string | null;
  readonly since: Instant;
  /** Null: still here. */
  readonly endedAt: Instant | null;
  readonly openedBy: string;
  readonly closedBy: string | null;
}

const ORDERS: Readonly<Record<DropOutOrder, string>> = {
  newest: 'b.endedAt IS NULL, b.endedAt DESC, b.since, b.branchId',
  oldest: 'b.endedAt IS NULL, b.endedAt, b.since, b.branchId',
};

const GROUPS: Readonly<Record<Exclude<DropOutGrouping, 'form' | 'period'>, string>> = {
  gate: 'b.gate',
  reason: 'b.reason',
  municipality: 'p.municipality',
  region: 'p.region',
};

const PERIOD_OF: Readonly<Record<(typeof PERIODS)[number], string>> = {
  month: `strftime('%Y-%m', b.endedAt / 1000, 'unixepoch')`,
  quarter: `strftime('%Y', b.endedAt / 1000, 'unixepoch') || '-Q' || ((CAST(strftime('%m', b.endedAt / 1000, 'unixepoch') AS integer) + 2) / 3)`,
  year: `strftime('%Y', b.endedAt / 1000, 'unixepoch')`,
};

/** Where branches of custody ended and for which reason, with those that are still here beside them. The largest first. */
export async function dropOutCounts(
  reader: DataSource,
  criteria: DropOutCountCriteria,
): Promise<Listed<DropOutCount>> {
  const { page, pageSize, validAt, knownAt, groupBy, period } = criteria;
  const groups = groupBy.map((group) => [group, columnOf(group, period)] as const);
  const selected = groups.map(([group, column]) => `${column} AS "${group}",`).join(' ');
  const by = groups.map(([, column]) => column).join(', ');
  const query = sql`SELECT ${raw(selected)} COUNT(*) AS branches, COUNT(DISTINCT b.signalNo) AS signals, COUNT(*) OVER () AS total
    FROM (${branches(criteria)}) b ${withProfile('b.signalNo', criteria)}
    ${raw(groupBy.includes('form') ? `LEFT JOIN json_each(json_extract(p.detail, '$.formGroups')) f ON 1 = 1` : '')}
    WHERE ${conditions(criteria)} ${raw(by === '' ? '' : `GROUP BY ${by} ORDER BY branches DESC, ${by}`)}`;
  const { rows, total } = await pageOf<CountRow>(reader, query, criteria);
  const items = rows.map((row) => ({
    group: Object.fromEntries(groupBy.map((group) => [group, row[group]])),
    branches: row.branches,
    signals: row.signals,
  }));
  return { items, total, page, pageSize, validAt, knownAt };
}

type CountRow = Readonly<Record<DropOutGrouping, string | null>> &
  Omit<DropOutCount, 'group'> & { readonly total: number };

/** The branches behind a figure. */
export async function dropOuts(reader: DataSource, criteria: DropOutListCriteria): Promise<Listed<DropOut>> {
  const { page, pageSize, validAt, knownAt } = criteria;
  const query = sql`SELECT b.*, ${raw(PROFILE_COLUMNS)}, COUNT(*) OVER () AS total
    FROM (${branches(criteria)}) b ${withProfile('b.signalNo', criteria)}
    WHERE ${conditions(criteria)} ORDER BY ${raw(ORDERS[criteria.sort ?? 'newest'])}`;
  const { rows, total } = await pageOf<Row>(reader, query, criteria);
  return { items: rows.map(toDropOut), total, page, pageSize, validAt, knownAt };
}

interface Row extends ProfileColumns {
  readonly signalId: string;
  readonly branchId: string;
  readonly gate: string;
  readonly partyId: string;
  readonly reason: string;
  readonly branchDetail: string;
  readonly since: number;
  readonly endedAt: number | null;
  readonly openedBy: string;
  readonly closedBy: string | null;
  readonly total: number;
}

const COLUMNS = `i.signal_no AS signalNo, i.signal_id AS signalId, i.ref AS branchId, i.role AS gate, i.party_id AS partyId, i.detail AS branchDetail, i.valid_from AS since, i.opened_by AS openedBy`;

/** Branches that had ended by `validAt`, and those still open then. */
function branches({ from, to, ...asOf }: DropOutCriteria): Sql {
  const [valid, known] = [toMillis(asOf.validAt), toMillis(asOf.knownAt)];
  const ended = sql`SELECT ${raw(COLUMNS)}, i.reason AS reason, i.valid_to AS endedAt, i.closed_by AS closedBy
    FROM interval i
    WHERE i.lane = ${raw(String(LANES.custody))} AND i.valid_to >= ${from === undefined ? 0 : toMillis(from)} AND i.valid_to <= ${valid}
      AND i.valid_to < ${to === undefined ? Number.MAX_SAFE_INTEGER : toMillis(to)}
      AND i.known_from <= ${known} AND i.known_to > ${known} AND i.state = 'ended'`;
  const here = sql`SELECT ${raw(COLUMNS)}, ${STILL_HERE} AS reason, NULL AS endedAt, NULL AS closedBy FROM ${visible('custody', asOf)}`;
  return union([ended, here]);
}

function conditions(criteria: DropOutCriteria): Sql {
  const { gate, reason } = criteria;
  return all([
    ...signalConditions(criteria),
    ...(gate === undefined ? [] : [sql`b.gate = ${gate}`]),
    ...(reason === undefined ? [] : [sql`b.reason = ${reason}`]),
  ]);
}

function columnOf(group: DropOutGrouping, period: (typeof PERIODS)[number]): string {
  if (group === 'form') return 'f.value';
  return group === 'period' ? PERIOD_OF[period] : GROUPS[group];
}

function toDropOut(row: Row): DropOut {
  const { branchId, gate, partyId, reason, openedBy, closedBy } = row;
  const { relabelledAs = null } = JSON.parse(row.branchDetail) as { relabelledAs?: string };
  return {
    ...summaryOf(row.signalId, row),
    branchId,
    gate,
    partyId,
    reason,
    relabelledAs,
    openedBy,
    closedBy,
    since: instantOf(row.since) as Instant,
    endedAt: instantOf(row.endedAt),
  };
}

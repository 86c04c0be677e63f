import type { DataSource } from 'typeorm';
import { DAY_IN_MS, toMillis, type Instant } from '#event-sourcing';
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
  norms,
  PROFILE_COLUMNS,
  raw,
  signalConditions,
  summaryOf,
  withNorm,
  withProfile,
  type ProfileColumns,
  type SignalFilter,
  type SignalSummary,
} from '../signal-filter.js';

/** Why a signal lies in a party's in-tray; `passed-on` is what it handed to others, and what became of that. */
export const TRAY_KINDS = ['offered', 'held', 'reporting', 'feedback', 'action', 'passed-on'] as const;
export type TrayKind = (typeof TRAY_KINDS)[number];

export interface InTrayCriteria extends AsOf, Page, SignalFilter {
  readonly party: string;
  readonly kind?: TrayKind | undefined;
}

export interface TrayItem extends SignalSummary {
  readonly kind: TrayKind;
  /** The hand-off, branch, subject, duty or decision that it is about. */
  readonly ref: string;
  readonly state: string;
  readonly reason: string | null;
  /** From whom, or to whom. */
  readonly otherPartyId: string | null;
  readonly since: Instant;
  readonly due: Instant | null;
  readonly ageDays: number;
  readonly normDays: number | null;
  readonly daysOverNorm: number | null;
}

interface Row extends ProfileColumns {
  readonly kind: TrayKind;
  readonly signalId: string;
  readonly ref: string;
  readonly state: string;
  readonly reason: string | null;
  readonly otherPartyId: string | null;
  readonly since: number;
  readonly due: number | null;
  readonly normDays: number | null;
  readonly total: number;
}

/** "The ball is with you": urgent first, then by how far past the norm, then by age. */
export async function inTray(reader: DataSource, criteria: InTrayCriteria): Promise<Listed<TrayItem>> {
  const { validAt, knownAt, page, pageSize } = criteria;
  const now = toMillis(validAt);
  const query = sql`${norms(criteria)} SELECT t.*, n.amount AS normDays, ${raw(PROFILE_COLUMNS)}, COUNT(*) OVER () AS total
    FROM (${items(criteria)}) t ${withProfile('t.signalNo', criteria)}
    ${withNorm('t.norm', 't.role', 't.gateRegion')}
    WHERE ${all(signalConditions(criteria))}
    ORDER BY (t.kind = 'passed-on'), p.amount DESC, COALESCE(${now} - t.since - n.amount * ${DAY_IN_MS}, -1e18) DESC, t.since, t.signalId, t.kind, t.ref`;
  const { rows, total } = await pageOf<Row>(reader, query, criteria);
  return {
    items: rows.map((row) => toItem(row, now)),
    total,
    page,
    pageSize,
    validAt,
    knownAt,
  };
}

function items(criteria: InTrayCriteria): Sql {
  const mine = sql`i.party_id = ${criteria.party}`;
  const kinds: Readonly<Record<TrayKind, Sql>> = {
    offered: tray('offered', 'offer', mine, 'offered-not-accepted', criteria),
    held: tray('held', 'custody', mine, 'accepted-no-decision', criteria),
    reporting: tray(
      'reporting',
      'reporting',
      sql`${mine} AND i.state IN ('assigned', 'accepted')`,
      'reporter-overdue',
      criteria,
    ),
    feedback: tray('feedback', 'feedback-duty', mine, 'feedback-due', criteria),
    action: tray(
      'action',
      'decision',
      sql`${mine} AND i.reason = 'action' AND json_extract(i.detail, '$.fate') <> 'done'`,
      null,
      criteria,
    ),
    'passed-on': passedOn(criteria),
  };
  return union(criteria.kind === undefined ? Object.values(kinds) : [kinds[criteria.kind]]);
}

function tray(
  kind: TrayKind,
  lane: Parameters<typeof visible>[0],
  where: Sql,
  norm: string | null,
  asOf: AsOf,
): Sql {
  return sql`SELECT ${kind} AS kind, i.signal_no AS signalNo, i.signal_id AS signalId, i.ref, i.state, i.reason, i.other_party_id AS otherPartyId, i.valid_from AS since, i.due,
    i.role, i.region AS gateRegion, ${norm} AS norm FROM ${visible(lane, asOf)} WHERE ${where}`;
}

/** What a party handed on and no longer holds: the outcome is the signal's own state. */
function passedOn(criteria: InTrayCriteria): Sql {
  const [valid, known] = [toMillis(criteria.validAt), toMillis(criteria.knownAt)];
  return sql`SELECT 'passed-on' AS kind, i.signal_no AS signalNo, i.signal_id AS signalId, i.ref, i.state, NULL AS reason, NULL AS otherPartyId, i.valid_to AS since, NULL AS due,
    i.role, i.region AS gateRegion, NULL AS norm FROM interval i
    WHERE i.party_id = ${criteria.party} AND i.lane = ${raw(String(LANES.custody))} AND i.state = 'passed-on' AND i.valid_to <= ${valid} AND i.known_from <= ${known} AND i.known_to > ${known}`;
}

function toItem(row: Row, now: number): TrayItem {
  const ageDays = (now - Number(row.since)) / DAY_IN_MS;
  const { kind, ref, state, reason, otherPartyId, normDays } = row;
  return {
    ...summaryOf(row.signalId, row),
    kind,
    ref,
    state: kind === 'passed-on' ? row.profileState : state,
    reason,
    otherPartyId,
    since: instantOf(row.since) as Instant,
    due: instantOf(row.due),
    ageDays,
    normDays,
    daysOverNorm: normDays === null ? null : ageDays - normDays,
  };
}

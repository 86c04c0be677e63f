import type { DataSource } from 'typeorm';
import { DAY_IN_MS, toMillis, type Instant } from '#event-sourcing';
import type { StallKind } from '#route';
import type { Lane } from '../../interval/interval.js';
import {
  all,
  holds,
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

/** Longest over its norm first, or longest waiting first. */
export const STALL_ORDERS = ['over-norm', 'oldest'] as const;
export type StallOrder = (typeof STALL_ORDERS)[number];

export interface StallBoardCriteria extends AsOf, Page, SignalFilter {
  readonly kind?: StallKind | undefined;
  /** Role of the gate where it stands still. */
  readonly gate?: string | undefined;
  readonly party?: string | undefined;
  /** Also what waits where no norm is in force. Default: false. */
  readonly includeWithoutNorm?: boolean | undefined;
  /** Also what waits, but not longer than the norm. Default: false. */
  readonly includeWithinNorm?: boolean | undefined;
  readonly sort?: StallOrder | undefined;
}

export interface Stall extends SignalSummary {
  readonly kind: StallKind;
  /** The gate where it waits; null: nobody's (no holder). */
  readonly gate: string | null;
  readonly gateRegion: string | null;
  readonly partyId: string | null;
  /** Who waits for it: the sender of an offer, the party to be told. */
  readonly otherPartyId: string | null;
  readonly subject: string | null;
  readonly since: Instant;
  readonly ageDays: number;
  /** Null: no norm is in force for this gate and kind. */
  readonly normDays: number | null;
  /** Null: not known, because there is no norm. */
  readonly daysOverNorm: number | null;
  /** The event that began the waiting. */
  readonly openedBy: string;
}

interface Row extends ProfileColumns {
  readonly signalId: string;
  readonly kind: StallKind;
  readonly gate: string | null;
  readonly gateRegion: string | null;
  readonly partyId: string | null;
  readonly otherPartyId: string | null;
  readonly subject: string | null;
  readonly since: number;
  readonly normDays: number | null;
  readonly openedBy: string;
  readonly total: number;
}

/** What has been waiting at `validAt`, longest over its norm first: (validAt - since) > norm of the route in force. */
export async function stallBoard(reader: DataSource, criteria: StallBoardCriteria): Promise<Listed<Stall>> {
  const { validAt, knownAt, page, pageSize } = criteria;
  const now = toMillis(validAt);
  const query = sql`${norms(criteria)}
    SELECT s.*, n.amount AS normDays, ${raw(PROFILE_COLUMNS)}, COUNT(*) OVER () AS total
    FROM (${waiting(criteria)}) s
    ${withProfile('s.signalNo', criteria)}
    ${withNorm('s.kind', 's.gate', 's.gateRegion')}
    WHERE ${all([...signalConditions(criteria, 's.gateRegion'), ...ownConditions(criteria, now)])}
    ORDER BY ${orderOf(criteria.sort ?? 'over-norm', now)}`;
  const { rows, total } = await pageOf<Row>(reader, query, criteria);
  return {
    items: rows.map((row) => toStall(row, now)),
    total,
    page,
    pageSize,
    validAt,
    knownAt,
  };
}

function orderOf(sort: StallOrder, now: number): Sql {
  if (sort === 'oldest') return raw('s.since, s.signalId, s.kind, s.subject');
  return sql`n.amount IS NULL, (${now} - s.since) - COALESCE(n.amount, 0) * ${DAY_IN_MS} DESC, s.signalId, s.kind, s.subject`;
}

function ownConditions(
  { gate, party, includeWithoutNorm = false, includeWithinNorm = false }: StallBoardCriteria,
  now: number,
): Sql[] {
  return [
    ...(gate === undefined ? [] : [sql`s.gate = ${gate}`]),
    ...(party === undefined ? [] : [sql`s.partyId = ${party}`]),
    ...(includeWithoutNorm ? [] : [raw('n.amount IS NOT NULL')]),
    ...(includeWithinNorm ? [] : [sql`(n.amount IS NULL OR ${now} - s.since > n.amount * ${DAY_IN_MS})`]),
  ];
}

/** All that waits, per kind, each from its own lane. */
function waiting(criteria: StallBoardCriteria): Sql {
  const now = toMillis(criteria.validAt);
  const kinds: Readonly<Record<StallKind, () => Sql>> = {
    'offered-not-accepted': () => from('offered-not-accepted', 'offer', criteria),
    'accepted-no-decision': () => from('accepted-no-decision', 'undecided', criteria),
    'held-past-date': () =>
      from('held-past-date', 'hold', criteria, { since: 'i.due', where: sql`i.due < ${now}` }),
    'awaiting-consent': () => from('awaiting-consent', 'consent-asked', criteria),
    'awaiting-triage': () => from('awaiting-triage', 'triage-wait', criteria),
    'no-reporter': () =>
      from('no-reporter', 'reporting', criteria, {
        since: `CASE WHEN i.state = 'deferred' THEN i.due ELSE i.valid_from END`,
        where: sql`i.state = 'open' OR (i.state = 'deferred' AND i.due < ${now})`,
        atHolder: true,
      }),
    'reporter-overdue': () =>
      from('reporter-overdue', 'reporting', criteria, {
        since: 'i.due',
        where: sql`i.state IN ('assigned', 'accepted') AND i.due < ${now}`,
      }),
    'not-acknowledged': () => from('not-acknowledged', 'report-pending', criteria, { since: 'i.due' }),
    'feedback-due': () => from('feedback-due', 'feedback-duty', criteria),
  };
  return union(
    criteria.kind === undefined ? Object.values(kinds).map((kind) => kind()) : [kinds[criteria.kind]()],
  );
}

interface Waiting {
  readonly since?: string;
  readonly where?: Sql;
  /** Nobody has it yet: it waits at whoever holds the signal. */
  readonly atHolder?: boolean;
}

function from(
  kind: StallKind,
  lane: Lane,
  asOf: AsOf,
  { since = 'i.valid_from', where = raw('1 = 1'), atHolder = false }: Waiting = {},
): Sql {
  const gate = atHolder
    ? 'h.role AS gate, h.region AS gateRegion, h.party_id AS partyId'
    : 'i.role AS gate, i.region AS gateRegion, i.party_id AS partyId';
  const holder = atHolder
    ? sql`LEFT JOIN interval h ON h.id = (SELECT c.id FROM interval c WHERE c.signal_no = i.signal_no AND ${holds('c', 'custody', asOf)} ORDER BY c.valid_from, c.id LIMIT 1)`
    : raw('');
  return sql`SELECT ${kind} AS kind, i.signal_no AS signalNo, i.signal_id AS signalId, ${raw(gate)}, i.other_party_id AS otherPartyId, i.subject AS subject,
      ${raw(since)} AS since, i.opened_by AS openedBy
    FROM ${visible(lane, asOf)} ${holder} WHERE ${where}`;
}

function toStall(row: Row, now: number): Stall {
  const ageDays = (now - Number(row.since)) / DAY_IN_MS;
  const { kind, gate, gateRegion, partyId, otherPartyId, subject, normDays, openedBy } = row;
  return {
    ...summaryOf(row.signalId, row),
    kind,
    gate,
    gateRegion,
    partyId,
    otherPartyId,
    subject,
    since: instantOf(row.since) as Instant,
    ageDays,
    normDays,
    daysOverNorm: normDays === null ? null : ageDays - normDays,
    openedBy,
  };
}

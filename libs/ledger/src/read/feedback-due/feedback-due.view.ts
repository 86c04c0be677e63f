import type { DataSource } from 'typeorm';
import { DAY_IN_MS, toMillis, type Instant } from '#event-sourcing';
import { all, instantOf, sql, visible, type AsOf, type Listed, type Page } from '../as-of.js';
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

export const FEEDBACK_SUBJECTS = ['picked-up', 'outcome'] as const;
export type FeedbackSubject = (typeof FEEDBACK_SUBJECTS)[number];

export interface FeedbackDueCriteria extends AsOf, Page, SignalFilter {
  /** Who owes it. */
  readonly party?: string | undefined;
  readonly about?: FeedbackSubject | undefined;
  /** Only what is past its norm. Default: false, all that is owed. */
  readonly overdueOnly?: boolean | undefined;
}

export interface FeedbackDue extends SignalSummary {
  readonly dutyId: string;
  readonly fromPartyId: string;
  readonly fromRole: string;
  /** Null: the reporter, who looks with the receipt code. */
  readonly toPartyId: string | null;
  readonly about: FeedbackSubject;
  readonly since: Instant;
  readonly ageDays: number;
  readonly normDays: number | null;
  readonly overdue: boolean | null;
  readonly openedBy: string;
}

interface Row extends ProfileColumns {
  readonly signalId: string;
  readonly dutyId: string;
  readonly partyId: string;
  readonly role: string;
  readonly otherPartyId: string | null;
  readonly about: FeedbackSubject;
  readonly since: number;
  readonly normDays: number | null;
  readonly openedBy: string;
  readonly total: number;
}

/** Who still owes whom word of what became of a signal. */
export async function feedbackDue(
  reader: DataSource,
  criteria: FeedbackDueCriteria,
): Promise<Listed<FeedbackDue>> {
  const { validAt, knownAt, page, pageSize, party, about, overdueOnly = false } = criteria;
  const now = toMillis(validAt);
  const query = sql`${norms(criteria)} SELECT d.*, n.amount AS normDays, ${raw(PROFILE_COLUMNS)}, COUNT(*) OVER () AS total
    FROM (SELECT i.signal_no AS signalNo, i.signal_id AS signalId, i.ref AS dutyId, i.party_id AS partyId, i.role, i.region AS gateRegion, i.other_party_id AS otherPartyId,
        i.reason AS about, i.valid_from AS since, i.opened_by AS openedBy FROM ${visible('feedback-duty', criteria)}) d
    ${withProfile('d.signalNo', criteria)}
    ${withNorm("'feedback-due'", 'd.role', 'd.gateRegion')}
    WHERE ${all([
      ...signalConditions(criteria, 'd.gateRegion'),
      ...(party === undefined ? [] : [sql`d.partyId = ${party}`]),
      ...(about === undefined ? [] : [sql`d.about = ${about}`]),
      ...(overdueOnly ? [sql`${now} - d.since > n.amount * ${DAY_IN_MS}`] : []),
    ])}
    ORDER BY d.since, d.dutyId`;
  const { rows, total } = await pageOf<Row>(reader, query, criteria);
  return {
    items: rows.map((row) => toFeedbackDue(row, now)),
    total,
    page,
    pageSize,
    validAt,
    knownAt,
  };
}

function toFeedbackDue(row: Row, now: number): FeedbackDue {
  const ageDays = (now - Number(row.since)) / DAY_IN_MS;
  const {
    dutyId,
    partyId: fromPartyId,
    role: fromRole,
    otherPartyId: toPartyId,
    about,
    normDays,
    openedBy,
  } = row;
  return {
    ...summaryOf(row.signalId, row),
    dutyId,
    fromPartyId,
    fromRole,
    toPartyId,
    about,
    ageDays,
    normDays,
    openedBy,
    since: instantOf(row.since) as Instant,
    overdue: normDays === null ? null : ageDays > normDays,
  };
}

import type { DataSource } from 'typeorm';
import { toMillis, type Instant } from '#event-sourcing';
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
  PROFILE_COLUMNS,
  raw,
  signalConditions,
  summaryOf,
  withProfile,
  type ProfileColumns,
  type SignalFilter,
  type SignalSummary,
} from '../signal-filter.js';

/** What stands out about a reporting question; one line can have several. */
export const RESPONSIBILITY_MARKS = [
  'nobody',
  'assumed',
  'mutual-assumption',
  'overdue',
  'declined',
  'deferral-expired',
] as const;
export type ResponsibilityMark = (typeof RESPONSIBILITY_MARKS)[number];

export const QUESTION_STATES = [
  'open',
  'assigned',
  'accepted',
  'submitted',
  'acknowledged',
  'waived',
  'deferred',
] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

export interface ResponsibilityCriteria extends AsOf, Page, SignalFilter {
  readonly state?: QuestionState | undefined;
  readonly mark?: ResponsibilityMark | undefined;
  readonly party?: string | undefined;
  /** Also questions that ask nothing any more: acknowledged, waived, or open on an ended signal. Default: false. */
  readonly includeSettled?: boolean | undefined;
}

export interface Responsibility extends SignalSummary {
  /** `signal`, or a person's id. */
  readonly subject: string;
  readonly reportingState: string;
  /** Who is to report, or reported; null: nobody. */
  readonly partyId: string | null;
  readonly role: string | null;
  /** By when, or until when it is put off. */
  readonly due: Instant | null;
  readonly since: Instant;
  readonly reason: string | null;
  readonly decidedInMeeting: string | null;
  readonly declinedBy: string | null;
  /** Who relies on whom. */
  readonly assumptions: readonly {
    readonly by: string;
    readonly reliesOn: string;
    readonly since: Instant;
  }[];
  readonly marks: readonly ResponsibilityMark[];
  readonly openedBy: string;
}

interface Row extends ProfileColumns {
  readonly signalId: string;
  readonly subject: string;
  readonly reportingState: string;
  readonly partyId: string | null;
  readonly role: string | null;
  readonly due: number | null;
  readonly since: number;
  readonly reason: string | null;
  readonly questionDetail: string;
  readonly assumptions: string;
  readonly openedBy: string;
  readonly total: number;
}

/** Who reports what and by when; nobody; who relies on whom; what is overdue or was declined. */
export async function responsibilities(
  reader: DataSource,
  criteria: ResponsibilityCriteria,
): Promise<Listed<Responsibility>> {
  const { validAt, knownAt, page, pageSize } = criteria;
  const now = toMillis(validAt);
  const query = sql`SELECT q.*, ${raw(PROFILE_COLUMNS)}, COUNT(*) OVER () AS total
    FROM (${questions(criteria)}) q ${withProfile('q.signalNo', criteria)}
    WHERE ${all([...signalConditions(criteria), ...ownConditions(criteria, now)])}
    ORDER BY (q.reportingState IN ('open', 'deferred')) DESC, COALESCE(q.due, q.since), q.signalId, q.subject`;
  const { rows, total } = await pageOf<Row>(reader, query, criteria);
  return {
    items: rows.map((row) => toResponsibility(row, now)),
    total,
    page,
    pageSize,
    validAt,
    knownAt,
  };
}

function questions(criteria: ResponsibilityCriteria): Sql {
  const lanes =
    criteria.includeSettled === true
      ? (['reporting', 'reporting-settled'] as const)
      : (['reporting'] as const);
  return union(
    lanes.map(
      (
        lane,
      ) => sql`SELECT i.signal_no AS signalNo, i.signal_id AS signalId, i.subject, i.state AS reportingState, i.party_id AS partyId, i.role, i.due, i.valid_from AS since,
        i.reason, i.detail AS questionDetail, i.opened_by AS openedBy,
        (SELECT json_group_array(json_object('by', a.party_id, 'reliesOn', a.other_party_id, 'since', a.valid_from)) FROM interval a
          WHERE a.signal_no = i.signal_no AND a.subject = i.subject AND ${holds('a', 'assumption', criteria)}) AS assumptions
        FROM ${visible(lane, criteria)}`,
    ),
  );
}

function ownConditions({ state, mark, party }: ResponsibilityCriteria, now: number): Sql[] {
  const marks: Readonly<Record<ResponsibilityMark, Sql>> = {
    nobody: raw(`q.reportingState = 'open'`),
    assumed: raw(`q.assumptions <> '[]'`),
    'mutual-assumption': raw(`EXISTS (SELECT 1 FROM json_each(q.assumptions) x JOIN json_each(q.assumptions) y
      ON json_extract(x.value, '$.by') = json_extract(y.value, '$.reliesOn') AND json_extract(x.value, '$.reliesOn') = json_extract(y.value, '$.by'))`),
    overdue: sql`q.reportingState IN ('assigned', 'accepted') AND q.due < ${now}`,
    declined: raw(`q.reportingState = 'open' AND json_extract(q.questionDetail, '$.declinedBy') IS NOT NULL`),
    'deferral-expired': sql`q.reportingState = 'deferred' AND q.due < ${now}`,
  };
  return [
    ...(state === undefined ? [] : [sql`q.reportingState = ${state}`]),
    ...(party === undefined ? [] : [sql`q.partyId = ${party}`]),
    ...(mark === undefined ? [] : [marks[mark]]),
  ];
}

function toResponsibility(row: Row, now: number): Responsibility {
  const { subject, reportingState, partyId, role, reason, openedBy } = row;
  const detail = JSON.parse(row.questionDetail) as {
    via?: { kind: string; meetingId?: string };
    declinedBy?: string;
  };
  const assumptions = (JSON.parse(row.assumptions) as { by: string; reliesOn: string; since: number }[]).map(
    (a) => ({ ...a, since: instantOf(a.since) as Instant }),
  );
  return {
    ...summaryOf(row.signalId, row),
    subject,
    reportingState,
    partyId,
    role,
    reason,
    assumptions,
    openedBy,
    due: instantOf(row.due),
    since: instantOf(row.since) as Instant,
    decidedInMeeting: detail.via?.meetingId ?? null,
    declinedBy: detail.declinedBy ?? null,
    marks: marksOf(row, detail.declinedBy, assumptions, now),
  };
}

function marksOf(
  { reportingState, due }: Row,
  declinedBy: string | undefined,
  assumptions: Responsibility['assumptions'],
  now: number,
): ResponsibilityMark[] {
  const isMutual = assumptions.some((a) =>
    assumptions.some((b) => a.by === b.reliesOn && a.reliesOn === b.by),
  );
  const isPast = due !== null && Number(due) < now;
  const holdsTrue: readonly (readonly [ResponsibilityMark, boolean])[] = [
    ['nobody', reportingState === 'open'],
    ['assumed', assumptions.length > 0],
    ['mutual-assumption', isMutual],
    ['overdue', (reportingState === 'assigned' || reportingState === 'accepted') && isPast],
    ['declined', reportingState === 'open' && declinedBy !== undefined],
    ['deferral-expired', reportingState === 'deferred' && isPast],
  ];
  return holdsTrue.filter(([, is]) => is).map(([mark]) => mark);
}

import type { DataSource } from 'typeorm';
import type { Instant } from '#event-sourcing';
import type { PartyRef } from '#party';
import { all, instantOf, sql, visible, type AsOf, type Listed, type Page, numberOf } from '../as-of.js';
import { detailOf, INTERVAL_COLUMNS, pageOf, partyOf, rowsOf, type IntervalRow } from '../row.js';
import { raw } from '../signal-filter.js';

export const MEETING_STATES = ['planned', 'closed', 'cancelled'] as const;
export type MeetingLife = (typeof MEETING_STATES)[number];

export interface MeetingsCriteria extends AsOf, Page {
  readonly region?: string | undefined;
  readonly state?: MeetingLife | undefined;
}

export interface ListedMeeting {
  readonly meetingId: string;
  readonly region: string;
  readonly state: string;
  readonly startsAt: Instant;
  readonly chair: PartyRef;
  readonly members: readonly PartyRef[];
  readonly generated: boolean;
}

export interface MeetingDecisionView {
  readonly decisionId: string;
  readonly signalId: string;
  readonly kind: 'reporting' | 'action' | 'feedback';
  readonly subject: string | null;
  /** assign, waive or defer; the action; or the outcome to be told. */
  readonly answer: string;
  readonly partyId: string | null;
  readonly otherPartyId: string | null;
  readonly due: Instant | null;
  /** pending, applied, overtaken or done. */
  readonly fate: string;
  readonly decidedAt: Instant;
}

export interface MeetingView extends ListedMeeting, AsOf {
  readonly agenda: readonly {
    readonly signalId: string;
    readonly subjects: readonly string[];
    readonly cause: string;
    readonly since: Instant;
  }[];
  readonly decisions: readonly MeetingDecisionView[];
  /** Signals and subjects on the agenda without an answer of this meeting. */
  readonly unanswered: readonly { readonly signalId: string; readonly subject: string }[];
}

export async function meetings(
  reader: DataSource,
  criteria: MeetingsCriteria,
): Promise<Listed<ListedMeeting>> {
  const { region, state, page, pageSize, validAt, knownAt } = criteria;
  const query = sql`SELECT ${raw(INTERVAL_COLUMNS)}, COUNT(*) OVER () AS total FROM ${visible('meeting', criteria)}
    WHERE ${all([...(region === undefined ? [] : [sql`json_extract(i.detail, '$.region') = ${region}`]), ...(state === undefined ? [] : [sql`i.state = ${state}`])])}
    ORDER BY i.due DESC, i.ref`;
  const { rows, total } = await pageOf<IntervalRow & { total: number }>(reader, query, criteria);
  return { items: rows.map(toMeeting), total, page, pageSize, validAt, knownAt };
}

/** One meeting with its agenda and decisions; undefined: it was not known then. */
export async function meeting(
  reader: DataSource,
  meetingId: string,
  asOf: AsOf,
): Promise<MeetingView | undefined> {
  const inMeeting = sql`i.stream_no = ${numberOf(`meeting-${meetingId}`)}`;
  const of = (lane: 'meeting' | 'agenda-item' | 'decision') =>
    rowsOf<IntervalRow>(
      reader,
      sql`SELECT ${raw(INTERVAL_COLUMNS)} FROM ${visible(lane, asOf)} WHERE ${inMeeting} ORDER BY i.valid_from, i.id`,
    );
  const [row] = await of('meeting');
  if (row === undefined) return undefined;
  const agenda = (await of('agenda-item')).map((item) => {
    const { subjects } = detailOf(item) as { subjects: readonly string[] };
    return {
      signalId: item.signalId ?? '',
      subjects,
      cause: item.reason ?? '',
      since: instantOf(item.validFrom) as Instant,
    };
  });
  const decisions = (await of('decision')).map(toDecision);
  const isAnswered = (signalId: string, subject: string) =>
    decisions.some(
      (d) =>
        d.kind === 'reporting' && d.signalId === signalId && d.subject === subject && d.fate !== 'overtaken',
    );
  const unanswered = agenda.flatMap(({ signalId, subjects }) =>
    subjects.filter((subject) => !isAnswered(signalId, subject)).map((subject) => ({ signalId, subject })),
  );
  return { ...toMeeting(row), ...asOf, agenda, decisions, unanswered };
}

function toMeeting(row: IntervalRow): ListedMeeting {
  const { region, members, generated } = detailOf(row) as {
    region: string;
    members: readonly PartyRef[];
    generated: boolean;
  };
  return {
    meetingId: row.ref,
    region,
    state: row.state,
    startsAt: instantOf(row.due) as Instant,
    chair: partyOf(row) as PartyRef,
    members,
    generated,
  };
}

export function toDecision(row: IntervalRow): MeetingDecisionView {
  const { fate, decidedAt } = detailOf(row) as { fate: string; decidedAt: Instant };
  return {
    decisionId: row.ref,
    signalId: row.signalId ?? '',
    kind: row.reason as MeetingDecisionView['kind'],
    subject: row.subject,
    answer: row.state,
    partyId: row.partyId,
    otherPartyId: row.otherPartyId,
    due: instantOf(row.due),
    fate,
    decidedAt,
  };
}

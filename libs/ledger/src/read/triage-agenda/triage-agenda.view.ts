import type { DataSource } from 'typeorm';
import { DAY_IN_MS, toMillis, type Instant } from '#event-sourcing';
import { hasReportingDuty, type PartyRole } from '#party';
import type { AgendaCause } from '#triage';
import { LANES } from '../../interval/interval.js';
import { holds, instantOf, sql, visible, type AsOf, type Listed, type Page } from '../as-of.js';
import { responsibilities, type Responsibility } from '../responsibility/responsibility.view.js';
import { rowsOf } from '../row.js';

export interface TriageAgendaCriteria extends AsOf, Page {
  readonly region: string;
}

export interface AgendaEntry extends Pick<
  Responsibility,
  'signalId' | 'urgency' | 'forms' | 'municipality' | 'personCount' | 'generated'
> {
  /** Why it is to be dealt with; the weightiest first. */
  readonly causes: readonly AgendaCause[];
  /** Whose reporting question has no commitment. */
  readonly subjects: readonly string[];
  readonly questions: readonly Responsibility[];
  /** Since when nobody is committed to anything about it; null: somebody is. */
  readonly withoutCommitmentSince: Instant | null;
  readonly daysWithoutCommitment: number;
  readonly triageRequestedAt: Instant | null;
  /** Consent was refused while a party that needs none is in the chain: the meeting should know (report §3.1.2). */
  readonly dutyHoldersDespiteRefusal: readonly string[];
}

const CAUSE_ORDER: readonly AgendaCause[] = [
  'requested',
  'unkept',
  'deferred-until-now',
  'declined',
  'assumed',
  'open-question',
];
const EVERYTHING = 1_000_000;

interface ChainRow {
  readonly signalId: string;
  readonly refused: number | boolean;
  readonly chain: string;
}

/** What the region's triage has to deal with: by urgency, then by days without any commitment. */
export async function triageAgenda(
  reader: DataSource,
  criteria: TriageAgendaCriteria,
): Promise<Listed<AgendaEntry>> {
  const { region, validAt, knownAt, page, pageSize } = criteria;
  const asOf = { validAt, knownAt };
  const { items: questions } = await responsibilities(reader, {
    ...asOf,
    region,
    page: 1,
    pageSize: EVERYTHING,
  });
  const requested = await requestedSignals(reader, region, asOf);
  const unanswered = questions.filter(
    (question) => causesOf(question).length > 0 || requested.has(question.signalId),
  );
  const bySignal = Map.groupBy(unanswered, (question) => question.signalId);
  const entries = [...bySignal.values()].map((own) =>
    toEntry(own, requested.get((own[0] as Responsibility).signalId) ?? null, toMillis(validAt)),
  );
  entries.sort(
    (a, b) =>
      Number(b.urgency === 'acute') - Number(a.urgency === 'acute') ||
      b.daysWithoutCommitment - a.daysWithoutCommitment ||
      (a.signalId < b.signalId ? -1 : 1),
  );
  const shown = entries.slice((page - 1) * pageSize, page * pageSize);
  return {
    items: await withRefusals(reader, shown, asOf),
    total: entries.length,
    page,
    pageSize,
    validAt,
    knownAt,
  };
}

/** Why one question needs the meeting. A question that is simply under way is not a cause. */
export function causesOf({ marks }: Pick<Responsibility, 'marks'>): AgendaCause[] {
  const causes: readonly (readonly [AgendaCause, boolean])[] = [
    ['unkept', marks.includes('overdue')],
    ['deferred-until-now', marks.includes('deferral-expired')],
    ['declined', marks.includes('declined')],
    ['assumed', marks.includes('assumed')],
    ['open-question', marks.includes('nobody')],
  ];
  return causes.filter(([, is]) => is).map(([cause]) => cause);
}

async function requestedSignals(
  reader: DataSource,
  region: string,
  asOf: AsOf,
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await rowsOf<{ signalId: string; since: number }>(
    reader,
    sql`SELECT i.signal_id AS signalId, i.valid_from AS since FROM ${visible('triage-wait', asOf)} WHERE json_extract(i.detail, '$.region') = ${region}`,
  );
  return new Map(rows.map(({ signalId, since }) => [signalId, instantOf(since) as Instant]));
}

function toEntry(
  questions: readonly Responsibility[],
  triageRequestedAt: Instant | null,
  now: number,
): AgendaEntry {
  const [first] = questions as [Responsibility];
  const { signalId, urgency, forms, municipality, personCount, generated } = first;
  const found = new Set(questions.flatMap(causesOf));
  if (triageRequestedAt !== null) found.add('requested');
  const uncommitted = questions.filter(
    (question) => question.marks.includes('nobody') || question.marks.includes('deferral-expired'),
  );
  const since = uncommitted.reduce<Instant | null>(
    (earliest, { since: own }) => (earliest === null || own < earliest ? own : earliest),
    null,
  );
  const subjects = questions
    .filter((question) => causesOf(question).length > 0)
    .map((question) => question.subject);
  return {
    signalId,
    urgency,
    forms,
    municipality,
    personCount,
    generated,
    triageRequestedAt,
    questions,
    causes: CAUSE_ORDER.filter((cause) => found.has(cause)),
    subjects: subjects.length > 0 ? subjects : questions.map((question) => question.subject),
    withoutCommitmentSince: since,
    daysWithoutCommitment: since === null ? 0 : (now - toMillis(since)) / DAY_IN_MS,
    dutyHoldersDespiteRefusal: [],
  };
}

/** Adds, where consent was refused, who in the chain has the duty to report all the same. */
async function withRefusals(
  reader: DataSource,
  entries: readonly AgendaEntry[],
  asOf: AsOf,
): Promise<AgendaEntry[]> {
  if (entries.length === 0) return [];
  const ids = JSON.stringify(entries.map((entry) => entry.signalId));
  const rows = await rowsOf<ChainRow>(
    reader,
    sql`SELECT v.value AS signalId,
        EXISTS (SELECT 1 FROM interval k WHERE k.signal_no = s.no AND ${holds('k', 'consent', asOf)} AND k.state IN ('refused', 'withdrawn')) AS refused,
        (SELECT json_group_array(DISTINCT json_object('id', c.party_id, 'role', c.role)) FROM interval c
          WHERE c.signal_no = s.no AND c.lane IN (${LANES.custody}, ${LANES.offer}) AND c.valid_from <= ${toMillis(asOf.validAt)}
            AND c.known_from <= ${toMillis(asOf.knownAt)} AND c.known_to > ${toMillis(asOf.knownAt)}) AS chain
      FROM json_each(${ids}) v JOIN stream s ON s.name = 'signal-' || v.value`,
  );
  const refusals = new Map(
    rows
      .filter((row) => Number(row.refused) === 1)
      .map((row) => [row.signalId, JSON.parse(row.chain) as { id: string; role: PartyRole }[]]),
  );
  return entries.map((entry) => ({
    ...entry,
    dutyHoldersDespiteRefusal: [
      ...new Set(
        (refusals.get(entry.signalId) ?? []).filter(({ role }) => hasReportingDuty(role)).map(({ id }) => id),
      ),
    ],
  }));
}

import type { DataSource } from 'typeorm';
import { DAY_IN_MS, toMillis, type Instant, type Recorded, type RecordedEvent } from '#event-sourcing';
import type { PartyRef } from '#party';
import { standingCorrections, type SignalEvent, signalStream } from '#signal';
import type { Interval, Lane } from '../../interval/interval.js';
import { FOREVER } from '../../interval/interval.js';
import { intervalsOf } from '../../interval/intervals-of.js';
import { seenAt } from '../../interval/seen-at.js';
import { instantOf, sql, type AsOf, numberOf } from '../as-of.js';
import { rowsOf } from '../row.js';
import { pathDecisions, type PathDecision } from './path-decisions.js';
import { pathDeviations, type PathDeviation } from './path-deviations.js';

export interface SignalPathCriteria extends AsOf {
  readonly signalId: string;
}

export interface PathSpell {
  readonly ref: string;
  readonly party: PartyRef | null;
  readonly other: PartyRef | null;
  readonly subject: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly from: Instant;
  /** Null: still so at `validAt`. */
  readonly to: Instant | null;
  readonly due: Instant | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly openedBy: string;
  readonly closedBy: string | null;
}

export interface PathFact {
  readonly eventId: string;
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** For what was imported: when the system it comes from recorded it, by its own word; null: recorded here, or not said. */
  readonly sourceRecordedAt: Instant | null;
  /** Recorded more than a day after it happened. */
  readonly recordedLate: boolean;
  readonly actor: RecordedEvent['actor'];
  readonly data: unknown;
  /** The event that put this one right, and how; null: it stands. */
  readonly correctedBy: string | null;
  readonly correction: unknown;
}

export interface SignalPath extends AsOf {
  readonly signalId: string;
  /** Revision of the signal as known at `knownAt`. */
  readonly revision: number;
  readonly profile: PathSpell | null;
  readonly custody: readonly PathSpell[];
  readonly handOffs: readonly PathSpell[];
  readonly holds: readonly PathSpell[];
  readonly reporting: readonly PathSpell[];
  readonly assumptions: readonly PathSpell[];
  /** Two parties that each rely on the other, at `validAt`. */
  readonly mutualAssumptions: readonly {
    readonly subject: string;
    readonly parties: readonly [string, string];
  }[];
  readonly reports: readonly PathSpell[];
  readonly consent: readonly PathSpell[];
  readonly persons: readonly PathSpell[];
  readonly feedback: readonly PathSpell[];
  readonly triage: readonly PathSpell[];
  readonly links: readonly PathSpell[];
  /** What triage meetings decided about it. */
  readonly decisions: readonly PathDecision[];
  /** Where it left the route of its region. */
  readonly deviations: readonly PathDeviation[];
  readonly facts: readonly PathFact[];
}

/** Everything that is known of one signal's path as of two instants; undefined: no such signal was known then. */
export async function signalPath(
  reader: DataSource,
  { signalId, validAt, knownAt }: SignalPathCriteria,
): Promise<SignalPath | undefined> {
  const known = await knownFacts(reader, signalId, knownAt);
  const spells = seenAt(intervalsOf(known), toMillis(validAt));
  const profile = spells.find((spell) => spell.lane === 'profile' && spell.to === FOREVER);
  if (profile === undefined) return undefined;
  const lane = (...lanes: readonly Lane[]) =>
    spells
      .filter((spell) => lanes.includes(spell.lane))
      .sort((a, b) => a.from - b.from)
      .map(toSpell);
  const standing = spells.filter((spell) => spell.lane === 'assumption' && spell.to === FOREVER);
  return {
    signalId,
    validAt,
    knownAt,
    revision: known.at(-1)?.revision ?? 0,
    profile: toSpell(profile),
    custody: lane('custody'),
    handOffs: lane('offer'),
    holds: lane('hold'),
    reporting: lane('reporting', 'reporting-settled'),
    assumptions: lane('assumption'),
    mutualAssumptions: mutual(standing),
    reports: lane('report', 'report-pending').filter((spell) => spell.to === null),
    consent: lane('consent', 'consent-asked'),
    persons: lane('person'),
    feedback: lane('feedback-duty'),
    triage: lane('triage-wait'),
    links: lane('link'),
    decisions: await pathDecisions(reader, signalId, { validAt, knownAt }),
    deviations: await pathDeviations(reader, profile.party?.region ?? null, spells, { validAt, knownAt }),
    facts: pathFacts(known, validAt),
  };
}

/** The facts of a stream that were recorded by an instant. */
export async function knownFacts(
  reader: DataSource,
  signalId: string,
  knownAt: Instant,
): Promise<readonly Recorded<SignalEvent>[]> {
  const rows = await rowsOf<{ position: number; event: string }>(
    reader,
    sql`SELECT position, event FROM fact WHERE stream_no = ${numberOf(signalStream(signalId))} AND recorded_at <= ${toMillis(knownAt)} ORDER BY revision`,
  );
  return rows.map(({ position, event }) => ({
    ...(JSON.parse(event) as Recorded<SignalEvent>),
    position: BigInt(position),
  }));
}

function pathFacts(known: readonly Recorded<SignalEvent>[], validAt: Instant): PathFact[] {
  const corrections = standingCorrections(known);
  return known
    .filter((fact) => fact.occurredAt <= validAt)
    .map(({ id: eventId, revision, type, occurredAt, recordedAt, sourceRecordedAt, actor, data }) => ({
      eventId,
      revision,
      type,
      occurredAt,
      recordedAt,
      sourceRecordedAt: sourceRecordedAt ?? null,
      actor,
      data,
      recordedLate: toMillis(recordedAt) - toMillis(occurredAt) > DAY_IN_MS,
      correctedBy: corrections.get(eventId)?.correctedBy ?? null,
      correction: corrections.get(eventId)?.correction ?? null,
    }));
}

function mutual(standing: readonly Interval[]): SignalPath['mutualAssumptions'] {
  return standing.flatMap(({ subject, party, other }) => {
    if (party === null || other === null || subject === null || party.id >= other.id) return [];
    const isMutual = standing.some(
      (b) => b.subject === subject && b.party?.id === other.id && b.other?.id === party.id,
    );
    return isMutual ? [{ subject, parties: [party.id, other.id] as const }] : [];
  });
}

function toSpell({
  ref,
  party,
  other,
  subject,
  state,
  reason,
  from,
  to,
  due,
  detail,
  openedBy,
  closedBy,
}: Interval): PathSpell {
  return {
    ref,
    party,
    other,
    subject,
    state,
    reason,
    from: instantOf(from) as Instant,
    to: instantOf(to),
    due: instantOf(due),
    detail,
    openedBy,
    closedBy,
  };
}

import { toMillis, type Instant, type RecordedEvent } from '#event-sourcing';
import { instantOf, intervalsOf, seenAt, type AsOf, type Interval, type Lane } from '#ledger';

/** A row of the ledger as it was seen at two instants. Parties are named by their id. */
export interface SeenRow {
  /** What it tells of: custody, an offer, the reporting question … */
  readonly what: Lane;
  /** What it is about: a branch, a hand-off, a duty … */
  readonly ref: string;
  readonly signalId: string | null;
  readonly subject: string | null;
  readonly party: string | null;
  readonly other: string | null;
  /** Of the party; of a signal, where it plays. */
  readonly region: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly from: Instant;
  /** Null: it had not ended. */
  readonly to: Instant | null;
  readonly due: Instant | null;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The event that began it, and the one that ended it. */
  readonly openedBy: string;
  readonly closedBy: string | null;
}

/** Rows by a key that stays the same while a row is put right, ended, or found to have begun at another time. */
export type Seen = ReadonlyMap<string, SeenRow>;

/** Lanes that keep one thing apart by how it stands are one thing here. */
const SAME_THING: Partial<Record<Lane, Lane>> = {
  'reporting-settled': 'reporting',
  'report-pending': 'report',
  'consent-asked': 'consent',
};

/** What one history's events say was so at an instant; `facts`: those that were known. */
export function rowsSeen(facts: readonly RecordedEvent[], validAt: Instant): Seen {
  const intervals = [...seenAt(intervalsOf(facts), toMillis(validAt))].sort((a, b) => a.from - b.from);
  const rows = new Map<string, SeenRow>();
  for (const interval of intervals) {
    const row = toRow(interval);
    const key = `${row.what} ${row.ref} ${row.openedBy}`;
    let nth = 1;
    while (rows.has(`${key} ${nth}`)) nth += 1;
    rows.set(`${key} ${nth}`, row);
  }
  return rows;
}

/** The events recorded by an instant. */
export function knownBy(facts: readonly RecordedEvent[], knownAt: Instant): readonly RecordedEvent[] {
  return facts.filter(({ recordedAt }) => recordedAt <= knownAt);
}

/** What was seen of a history at two instants. */
export function seenAsOf(facts: readonly RecordedEvent[], { validAt, knownAt }: AsOf): Seen {
  return rowsSeen(knownBy(facts, knownAt), validAt);
}

function toRow(interval: Interval): SeenRow {
  const { lane, ref, signalId, subject, party, other, state, reason, from, to, due, detail } = interval;
  const { openedBy, closedBy } = interval;
  return {
    what: SAME_THING[lane] ?? lane,
    ref,
    signalId,
    subject,
    party: party?.id ?? null,
    other: other?.id ?? null,
    region: party?.region ?? null,
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

import { toMillis, type Instant } from '#event-sourcing';
import type { PartyRef } from '#party';

/**
 * What an interval is about. The numbers lead the as-of index (ADR 22), so a view
 * reads only the lanes that it needs.
 */
export const LANES = {
  /** The signal itself: forms, urgency, place, live or ended. */
  profile: 1,
  custody: 2,
  /** A holder that has not decided anything yet. */
  undecided: 3,
  offer: 4,
  hold: 5,
  'consent-asked': 6,
  /** Consent that was answered. */
  consent: 7,
  /** A reporting question that somebody still has to do something about. */
  reporting: 8,
  /** A reporting question that asks nothing any more: acknowledged, waived, or open on an ended signal. */
  'reporting-settled': 9,
  assumption: 10,
  /** A report that the registry acknowledged. */
  report: 11,
  'feedback-duty': 12,
  'triage-wait': 13,
  person: 14,
  link: 15,
  meeting: 16,
  'agenda-item': 17,
  decision: 18,
  norm: 19,
  route: 20,
  party: 21,
  /** A report that the registry has not acknowledged yet. */
  'report-pending': 22,
} as const;
export type Lane = keyof typeof LANES;

/** The end of an interval that has not ended: 9999-12-31T23:59:59.999Z in milliseconds. */
export const FOREVER = 253_402_300_799_999;

/** Something that was so from `from` until `to` (milliseconds since 1970; `to` exclusive), by one stream's facts. */
export interface Interval {
  readonly lane: Lane;
  /** What it is about within the stream and lane: a branch, a hand-off, a duty … */
  readonly ref: string;
  readonly signalId: string | null;
  readonly subject: string | null;
  /** Whose it is: the holder, the recipient, the one who owes … */
  readonly party: PartyRef | null;
  readonly other: PartyRef | null;
  readonly state: string;
  readonly reason: string | null;
  readonly due: number | null;
  readonly amount: number | null;
  /** Further coded facts for the screens. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly from: number;
  readonly to: number;
  /** The event that began it, and the one that ended it. */
  readonly openedBy: string;
  readonly closedBy: string | null;
}

/** What the ledger uses of a recorded event. */
export interface Fact {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly commandId: string;
}

export const EMPTY: Omit<Interval, 'lane' | 'ref' | 'from' | 'openedBy' | 'state'> = {
  signalId: null,
  subject: null,
  party: null,
  other: null,
  reason: null,
  due: null,
  amount: null,
  detail: {},
  to: FOREVER,
  closedBy: null,
};

export function millis(instant: Instant | null): number | null {
  return instant === null ? null : toMillis(instant);
}

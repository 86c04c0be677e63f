import type { DomainEvent, Instant } from '#event-sourcing';
import type { PartyRef, PartyRole } from '#party';
import type { Form } from '#signal';

export const STALL_KINDS = [
  'offered-not-accepted',
  'accepted-no-decision',
  'held-past-date',
  'awaiting-consent',
  'awaiting-triage',
  'no-reporter',
  'reporter-overdue',
  'not-acknowledged',
  'feedback-due',
] as const;
export type StallKind = (typeof STALL_KINDS)[number];

/** A desk on the route: all parties of one role in the region (or a national role). */
export interface Gate {
  readonly role: PartyRole;
  /** Days that each kind of waiting may last here; a kind that is missing has no norm. */
  readonly normDays: Readonly<Partial<Record<StallKind, number>>>;
  readonly firstContact: boolean;
  readonly reports: boolean;
}

export interface PermittedHandOff {
  readonly from: PartyRole;
  readonly to: PartyRole;
  /** Only for these forms; null: for all. */
  readonly forms: readonly Form[] | null;
  /** Only for acute signals. */
  readonly acuteOnly: boolean;
}

/** Stream `route-<region>`. Versions are dated and never edited. */
export type RoutePublished = DomainEvent<
  'route.published.v1',
  {
    readonly region: string;
    /** 1, 2, 3 … */
    readonly version: number;
    readonly inForceFrom: Instant;
    readonly gates: readonly Gate[];
    readonly handOffs: readonly PermittedHandOff[];
    readonly triageEveryDays: number | null;
    readonly by: PartyRef;
    readonly generated: boolean;
  }
>;

export type RouteEvent = RoutePublished;

import type { Instant } from '#event-sourcing';
import {
  currentSpell,
  holdersOf,
  mutualAssumptions,
  openBranches,
  type Signal,
  type SignalState,
} from '#signal';

/** Parties are named by their id. Entries of a kind stand under their own id. */
export interface SignalPicture {
  readonly state: 'live' | 'ended';
  readonly receivedAt: Instant;
  readonly endedAt: Instant | null;
  readonly mergedInto: string | null;
  readonly forms: readonly string[];
  readonly urgency: string;
  readonly personCount: number | null;
  readonly region: string | null;
  readonly municipality: string | null;
  /** Who holds it, once for each branch that is open. */
  readonly holders: readonly string[];
  /** By branch, also those that were closed. */
  readonly custody: Readonly<Record<string, CustodyPicture>>;
  /** By hand-off: offered, and not answered. */
  readonly offers: Readonly<Record<string, OfferPicture>>;
  /** By branch. */
  readonly holds: Readonly<Record<string, HoldPicture>>;
  /** By person. */
  readonly persons: Readonly<Record<string, { readonly since: Instant }>>;
  /** The reporting question, by subject: `signal` until persons are known. */
  readonly reporting: Readonly<Record<string, QuestionPicture>>;
  /** By subject, who relies, and on whom. */
  readonly assumptions: Readonly<Record<string, { readonly since: Instant }>>;
  readonly mutualAssumptions: readonly {
    readonly subject: string;
    readonly parties: readonly [string, string];
  }[];
  /** By report. */
  readonly reports: Readonly<Record<string, ReportPicture>>;
  /** By duty. */
  readonly feedback: Readonly<Record<string, FeedbackPicture>>;
  /** By subject and scope. */
  readonly consent: Readonly<Record<string, ConsentPicture>>;
  /** By basis and the other signal. */
  readonly links: Readonly<Record<string, { readonly since: Instant }>>;
  /** Signals that were merged into this one. */
  readonly duplicates: readonly string[];
  /** By region. */
  readonly awaitingTriage: Readonly<Record<string, { readonly since: Instant }>>;
}

export interface CustodyPicture {
  readonly holder: string;
  readonly receivedFrom: string | null;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly endReason: string | null;
}
export interface OfferPicture {
  readonly from: string;
  readonly to: string;
  readonly since: Instant;
  readonly keepsCustody: boolean;
}
export interface HoldPicture {
  readonly holder: string;
  readonly since: Instant;
  readonly until: Instant;
}
export interface QuestionPicture {
  readonly state: string;
  readonly party: string | null;
  readonly since: Instant;
  readonly due: Instant | null;
}
export interface ReportPicture {
  readonly subject: string;
  readonly by: string;
  readonly submittedAt: Instant;
  readonly complete: boolean;
  readonly acknowledgedAt: Instant | null;
}
export interface FeedbackPicture {
  readonly from: string;
  /** Null: the reporter. */
  readonly to: string | null;
  readonly about: string;
  readonly since: Instant;
  readonly givenAt: Instant | null;
}
export interface ConsentPicture {
  readonly state: string;
  readonly since: Instant;
}

/** What is believed of a signal, to read; null: it is not registered. */
export function signalPicture({ signal }: SignalState): SignalPicture | null {
  if (signal === null) return null;
  const { receivedAt, endedAt, mergedInto, forms, urgency, personCount, region, municipality } = signal;
  return {
    state: endedAt === null ? 'live' : 'ended',
    receivedAt,
    endedAt,
    mergedInto,
    forms,
    urgency,
    personCount,
    region,
    municipality,
    holders: holdersOf(signal).map(({ id }) => id),
    ...custodyIn(signal),
    ...reportingIn(signal),
    ...aroundIn(signal),
  };
}

function custodyIn(signal: Signal): Pick<SignalPicture, 'custody' | 'offers' | 'holds'> {
  return {
    custody: table(signal.branches, ({ id }) => id, custodyOf),
    offers: table(
      signal.handOffs.filter(({ outcome }) => outcome === 'pending'),
      ({ id }) => id,
      ({ from, to, offeredAt: since, keepsCustody }) => ({ from: from.id, to: to.id, since, keepsCustody }),
    ),
    holds: Object.fromEntries(
      openBranches(signal).flatMap(({ id, holder, hold }) =>
        hold === null ? [] : [[id, { holder: holder.id, since: hold.since, until: hold.until }]],
      ),
    ),
  };
}

function custodyOf({
  holder,
  receivedFrom,
  openedAt: since,
  closedAt: until,
  endReason,
}: Signal['branches'][number]): CustodyPicture {
  return { holder: holder.id, receivedFrom: receivedFrom?.id ?? null, since, until, endReason };
}

function reportingIn(
  signal: Signal,
): Pick<SignalPicture, 'persons' | 'reporting' | 'assumptions' | 'mutualAssumptions' | 'reports'> {
  return {
    persons: table(
      signal.persons,
      ({ id }) => id,
      ({ since }) => ({ since }),
    ),
    reporting: table(
      signal.questions.filter(({ specifiedAt }) => specifiedAt === null),
      ({ subject }) => subject,
      (question) => {
        const { state, party, since, due } = currentSpell(question);
        return { state, party: party?.id ?? null, since, due };
      },
    ),
    assumptions: table(
      signal.assumptions.filter(({ until }) => until === null),
      ({ subject, by, reliesOn }) => `${subject}:${by.id}:${reliesOn.id}`,
      ({ since }) => ({ since }),
    ),
    mutualAssumptions: mutualAssumptions(signal).map(({ subject, parties: [a, b] }) => ({
      subject,
      parties: [a.id, b.id] as const,
    })),
    reports: table(
      signal.reports,
      ({ id }) => id,
      ({ subject, by, submittedAt, complete, acknowledgedAt }) => ({
        subject,
        by: by.id,
        submittedAt,
        complete,
        acknowledgedAt,
      }),
    ),
  };
}

function aroundIn(
  signal: Signal,
): Pick<SignalPicture, 'feedback' | 'consent' | 'links' | 'duplicates' | 'awaitingTriage'> {
  return {
    feedback: table(
      signal.duties,
      ({ id }) => id,
      ({ from, to, about, since, givenAt }) => ({ from: from.id, to: to?.id ?? null, about, since, givenAt }),
    ),
    consent: table(
      signal.consents,
      ({ subject, scope }) => `${subject}:${scope}`,
      ({ state, since }) => ({ state, since }),
    ),
    links: table(
      signal.links,
      ({ otherSignalId, basis }) => `${basis}:${otherSignalId}`,
      ({ since }) => ({ since }),
    ),
    duplicates: signal.absorbed,
    awaitingTriage: table(
      signal.triageWaits.filter(({ until }) => until === null),
      ({ region }) => region,
      ({ since }) => ({ since }),
    ),
  };
}

function table<Item, Entry>(
  items: readonly Item[],
  key: (item: Item) => string,
  entry: (item: Item) => Entry,
): Readonly<Record<string, Entry>> {
  return Object.fromEntries(items.map((item) => [key(item), entry(item)]));
}

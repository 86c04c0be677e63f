import { toMillis, type Recorded } from '#event-sourcing';
import type { SignalEvent } from '#signal';
import type { Interval } from './interval.js';
import { FOREVER } from './interval.js';

interface Moment {
  readonly at: number;
  /** Of two moments at the same instant, the one recorded first comes first. */
  readonly order: number;
  readonly by: string;
  readonly decided: boolean;
}

/**
 * When a holder had the ball and had decided nothing: from taking custody until its first decision on that branch, and
 * again after an offer of it came back or a hold was let go or ran out.
 */
export function undecidedIntervals(
  facts: readonly Recorded<SignalEvent>[],
  intervals: readonly Interval[],
): readonly Interval[] {
  return intervals
    .filter((interval) => interval.lane === 'custody')
    .flatMap((branch) => spellsOf(branch, momentsOf(branch, facts, intervals)));
}

function spellsOf(branch: Interval, moments: readonly Moment[]): Interval[] {
  const spells: Interval[] = [];
  let since: Pick<Moment, 'at' | 'by'> | null = { at: branch.from, by: branch.openedBy };
  for (const moment of [...moments].sort(
    (a, b) => a.at - b.at || a.order - b.order || Number(a.decided) - Number(b.decided),
  )) {
    if (moment.at > branch.to) break;
    if (since !== null && moment.decided) {
      spells.push(spell(branch, since, moment.at, moment.by));
      since = null;
    } else if (since === null && !moment.decided) since = moment;
  }
  if (since !== null) spells.push(spell(branch, since, branch.to, branch.closedBy));
  return spells.filter((interval) => interval.to > interval.from);
}

function spell(
  branch: Interval,
  since: Pick<Moment, 'at' | 'by'>,
  to: number,
  closedBy: string | null,
): Interval {
  return {
    ...branch,
    lane: 'undecided',
    ref: `${branch.ref} ${since.at}`,
    state: 'undecided',
    reason: null,
    detail: {},
    from: since.at,
    to,
    openedBy: since.by,
    closedBy: to === FOREVER ? null : closedBy,
  };
}

function momentsOf(
  branch: Interval,
  facts: readonly Recorded<SignalEvent>[],
  intervals: readonly Interval[],
): Moment[] {
  const orders = new Map(facts.map((fact, order) => [fact.id, order]));
  const moment = (at: number, by: string, decided: boolean): Moment => ({
    at,
    by,
    decided,
    order: orders.get(by) ?? 0,
  });
  const own = intervals.filter((interval) => belongsTo(branch, interval));
  const offers = own.filter((interval) => interval.lane === 'offer');
  const holds = own.filter((interval) => interval.lane === 'hold');
  return [
    ...[...offers, ...holds].map(({ from, openedBy }) => moment(from, openedBy, true)),
    ...offers
      .filter(({ state }) => state === 'declined' || state === 'withdrawn')
      .map(({ to, closedBy, openedBy }) => moment(to, closedBy ?? openedBy, false)),
    ...holds.map(({ to, due, closedBy, openedBy }) =>
      due !== null && due < to ? moment(due, openedBy, false) : moment(to, closedBy ?? openedBy, false),
    ),
    ...facts.flatMap((fact) =>
      isDecisionOf(branch, fact) ? [moment(toMillis(fact.occurredAt), fact.id, true)] : [],
    ),
  ].filter(({ at }) => at >= branch.from);
}

function belongsTo(branch: Interval, { lane, ref, detail }: Interval): boolean {
  return lane === 'hold' ? ref === branch.ref : lane === 'offer' && detail['fromBranchId'] === branch.ref;
}

/** Deciding who reports, or asking the meeting, is a decision too. */
function isDecisionOf(branch: Interval, fact: Recorded<SignalEvent>): boolean {
  switch (fact.type) {
    case 'signal.triage-requested.v1':
    case 'signal.reporting-assigned.v1':
    case 'signal.reporting-accepted.v1':
    case 'signal.reporting-waived.v1':
    case 'signal.reporting-deferred.v1':
    case 'signal.report-submitted.v1':
    case 'signal.consent-asked.v1':
      return fact.data.by.id === branch.party?.id;
    default:
      return false;
  }
}

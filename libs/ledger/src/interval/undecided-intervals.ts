import { toMillis, type Recorded } from '#event-sourcing';
import type { SignalEvent } from '#signal';
import type { Interval } from './interval.js';
import { FOREVER } from './interval.js';

interface Moment {
  readonly at: number;
  readonly by: string;
  readonly decided: boolean;
}

/**
 * When a holder had the ball and had decided nothing: from taking custody until its first decision on that branch, and
 * again after an offer of it came back or a hold was let go or ran out.
 */
export function undecidedIntervals(facts: readonly Recorded<SignalEvent>[], intervals: readonly Interval[]): readonly Interval[] {
  return intervals
    .filter((interval) => interval.lane === 'custody')
    .flatMap((branch) => spellsOf(branch, momentsOf(branch, facts, intervals)));
}

function spellsOf(branch: Interval, moments: readonly Moment[]): Interval[] {
  const spells: Interval[] = [];
  let since: Moment | null = { at: branch.from, by: branch.openedBy, decided: false };
  for (const moment of [...moments].sort((a, b) => a.at - b.at)) {
    if (moment.at > branch.to) break;
    if (since !== null && moment.decided) {
      spells.push(spell(branch, since, moment.at, moment.by));
      since = null;
    } else if (since === null && !moment.decided) since = moment;
  }
  if (since !== null) spells.push(spell(branch, since, branch.to, branch.closedBy));
  return spells.filter((interval) => interval.to > interval.from);
}

function spell(branch: Interval, since: Moment, to: number, closedBy: string | null): Interval {
  return { ...branch, lane: 'undecided', ref: `${branch.ref} ${since.at}`, state: 'undecided', reason: null, detail: {}, from: since.at, to, openedBy: since.by, closedBy: to === FOREVER ? null : closedBy };
}

function momentsOf(branch: Interval, facts: readonly Recorded<SignalEvent>[], intervals: readonly Interval[]): Moment[] {
  const own = intervals.filter((interval) => belongsTo(branch, interval));
  const offers = own.filter((interval) => interval.lane === 'offer');
  const holds = own.filter((interval) => interval.lane === 'hold');
  return [
    ...offers.map((offer) => moment(offer.from, offer.openedBy, true)),
    ...offers.filter((offer) => offer.state === 'declined' || offer.state === 'withdrawn').map((offer) => moment(offer.to, offer.closedBy ?? offer.openedBy, false)),
    ...holds.map((hold) => moment(hold.from, hold.openedBy, true)),
    ...holds.filter((hold) => hold.to < branch.to).map((hold) => moment(Math.min(hold.to, hold.due ?? hold.to), hold.closedBy ?? hold.openedBy, false)),
    ...facts.flatMap((fact) => (isDecisionOf(branch, fact) ? [moment(toMillis(fact.occurredAt), fact.id, true)] : [])),
  ].filter(({ at }) => at >= branch.from);
}

function moment(at: number, by: string, decided: boolean): Moment {
  return { at, by, decided };
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

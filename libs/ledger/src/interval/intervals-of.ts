import type { Recorded, RecordedEvent } from '#event-sourcing';
import type { PartyEvent } from '#party';
import type { RouteEvent } from '#route';
import type { SignalEvent } from '#signal';
import type { MeetingEvent } from '#triage';
import { meetingIntervals, partyIntervals, routeIntervals } from './context-intervals.js';
import type { Interval } from './interval.js';
import { signalIntervals } from './signal-intervals.js';

/** The contexts whose events the ledger takes in. */
export const LEDGER_PREFIXES = ['signal.', 'triage.', 'route.', 'party.'] as const;

/**
 * What one stream's facts, taken together, say was so and when. A pure function: the rows known at any instant are this
 * function of the facts recorded until then (docs/reference/ledger.md).
 */
export function intervalsOf(facts: readonly RecordedEvent[]): readonly Interval[] {
  const context = facts[0]?.type.split('.', 1)[0];
  switch (context) {
    case 'signal':
      return signalIntervals(facts as readonly Recorded<SignalEvent>[]);
    case 'triage':
      return meetingIntervals(facts as readonly Recorded<MeetingEvent>[]);
    case 'route':
      return routeIntervals(facts as readonly Recorded<RouteEvent>[]);
    case 'party':
      return partyIntervals(facts as readonly Recorded<PartyEvent>[]);
    default:
      return [];
  }
}

import { toMillis, type Recorded } from '#event-sourcing';
import { formGroupOf, signalIdOf, type Form, type SignalEvent, type Urgency } from '#signal';
import { inForce } from './interval-book.js';
import { EMPTY, type Interval } from './interval.js';

interface Step {
  readonly at: number;
  readonly by: string;
  readonly change: Readonly<Record<string, unknown>>;
}

interface Profile {
  readonly ended?: boolean;
  readonly forms: readonly Form[];
  readonly urgency: Urgency;
  readonly region: string | null;
  readonly municipality: string | null;
  readonly receiptHash: string | null;
}

/** What the signal was taken to be, over time; facts found out late count from when they were so. */
export function profileIntervals(facts: readonly Recorded<SignalEvent>[]): readonly Interval[] {
  const first = facts[0];
  if (first?.type !== 'signal.registered.v1') return [];
  let profile: Readonly<Record<string, unknown>> = {};
  return inForce(stepsOf(facts)).map(({ at, by, to, closedBy, change }) => {
    profile = { ...profile, ...change };
    const { ended, forms, region, municipality, urgency, receiptHash } = profile as unknown as Profile;
    const formGroups = [...new Set(forms.map(formGroupOf))];
    return {
      ...EMPTY,
      lane: 'profile',
      // The reporter's receipt finds the signal by this.
      ref: receiptHash ?? 'profile',
      signalId: signalIdOf(first.stream),
      // Who registered it; the place is where it plays, or else where it was registered.
      party: { ...first.data.registeredBy, region: region ?? first.data.registeredBy.region, municipality: municipality ?? first.data.registeredBy.municipality },
      state: ended === true ? 'ended' : 'live',
      reason: `,${formGroups.join(',')},`,
      amount: urgency === 'acute' ? 1 : 0,
      detail: { ...profile, formGroups },
      from: at,
      to,
      openedBy: by,
      closedBy,
    };
  });
}

function stepsOf(facts: readonly Recorded<SignalEvent>[]): Step[] {
  return facts.flatMap((fact): Step[] => {
    const change = changeBy(fact);
    return change === null ? [] : [{ at: toMillis(fact.occurredAt), by: fact.id, change }];
  });
}

function changeBy(fact: Recorded<SignalEvent>): Readonly<Record<string, unknown>> | null {
  switch (fact.type) {
    case 'signal.registered.v1': {
      const { region, municipality, forms, urgency, personCount, channel, source, generated, importedFrom, receiptHash, observedAt } = fact.data;
      return { region, municipality, forms, urgency, personCount, channel, source, generated, importedFrom, receiptHash, observedAt };
    }
    case 'signal.enriched.v1': {
      const { forms, urgency, personCount, region, municipality } = fact.data;
      return Object.fromEntries(Object.entries({ forms, urgency, personCount, region, municipality }).filter(([, value]) => value !== null));
    }
    case 'signal.ended.v1':
      return { ended: true, endReason: fact.data.reason };
    case 'signal.reopened.v1':
    case 'signal.merge-undone.v1':
      return { ended: false, endReason: null };
    default:
      return null;
  }
}

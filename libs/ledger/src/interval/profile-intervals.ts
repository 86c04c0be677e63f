import { toMillis, type Recorded } from '#event-sourcing';
import { formGroupOf, signalIdOf, type Form, type SignalEvent, type Urgency } from '#signal';
import { inForce } from './interval-book.js';
import { EMPTY, FOREVER, type Interval } from './interval.js';

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
export function profileIntervals(
  facts: readonly Recorded<SignalEvent>[],
  told: readonly Interval[],
): readonly Interval[] {
  const first = facts[0];
  if (first?.type !== 'signal.registered.v1') return [];
  return inForce(accumulated(stepsOf(facts, told))).map(({ at, by, to, closedBy, change: profile }) => {
    const { ended, forms, region, municipality, urgency, receiptHash } = profile as unknown as Profile;
    const formGroups = [...new Set(forms.map(formGroupOf))];
    return {
      ...EMPTY,
      lane: 'profile',
      // The reporter's receipt finds the signal by this.
      ref: receiptHash ?? 'profile',
      signalId: signalIdOf(first.stream),
      // Who registered it; the place is where it plays, or else where it was registered.
      party: {
        ...first.data.registeredBy,
        region: region ?? first.data.registeredBy.region,
        municipality: municipality ?? first.data.registeredBy.municipality,
      },
      state: ended === true ? 'ended' : 'live',
      reason: `,${formGroups.join(',')},`,
      amount: urgency === 'acute' ? 1 : 0,
      // When it was received.
      due: toMillis(first.occurredAt),
      detail: { ...profile, formGroups },
      from: at,
      to,
      openedBy: by,
      closedBy,
    };
  });
}

/** Each step with all that was so before it; a step may last no time at all and still tell something. */
function accumulated(steps: readonly Step[]): Step[] {
  let profile: Readonly<Record<string, unknown>> = {};
  return [...steps]
    .sort((a, b) => a.at - b.at)
    .map((step) => {
      profile = { ...profile, ...step.change };
      return { ...step, change: profile };
    });
}

function stepsOf(facts: readonly Recorded<SignalEvent>[], told: readonly Interval[]): Step[] {
  return facts.flatMap((fact, index): Step[] => {
    const change = changeBy(fact);
    if (change === null) return [];
    const at =
      fact.type === 'signal.ended.v1' ? endOf(facts.slice(0, index + 1), told) : toMillis(fact.occurredAt);
    return [{ at, by: fact.id, change }];
  });
}

/** A signal has ended when its last branch of custody has; a correction may have moved the end of a branch. */
function endOf(untilEnd: readonly Recorded<SignalEvent>[], told: readonly Interval[]): number {
  const ids = new Set(untilEnd.map(({ id }) => id));
  const ends = told
    .filter(({ lane, to, openedBy }) => lane === 'custody' && to < FOREVER && ids.has(openedBy))
    .map(({ to }) => to);
  return ends.length > 0 ? Math.max(...ends) : toMillis(untilEnd.at(-1)?.occurredAt ?? '');
}

function changeBy(fact: Recorded<SignalEvent>): Readonly<Record<string, unknown>> | null {
  switch (fact.type) {
    case 'signal.registered.v1': {
      const {
        region,
        municipality,
        forms,
        urgency,
        personCount,
        channel,
        source,
        generated,
        importedFrom,
        receiptHash,
        observedAt,
      } = fact.data;
      return {
        region,
        municipality,
        forms,
        urgency,
        personCount,
        channel,
        source,
        generated,
        importedFrom,
        receiptHash,
        observedAt,
      };
    }
    case 'signal.enriched.v1': {
      const { forms, urgency, personCount, region, municipality } = fact.data;
      return Object.fromEntries(
        Object.entries({ forms, urgency, personCount, region, municipality }).filter(
          ([, value]) => value !== null,
        ),
      );
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

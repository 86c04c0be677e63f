import { toMillis } from '#event-sourcing';
import { EMPTY, FOREVER, type Fact, type Interval, type Lane } from './interval.js';

type Opening = Partial<Omit<Interval, 'lane' | 'ref' | 'from' | 'to' | 'openedBy' | 'closedBy'>> & {
  readonly state: string;
};
type Closing = Partial<Pick<Interval, 'state' | 'reason' | 'due' | 'detail'>>;

/**
 * Keeps the intervals of one stream while its facts are gone through. An interval without length was never so, and is left
 * out, unless it tells how the signal went on.
 */
export class IntervalBook {
  private readonly running = new Map<string, Interval>();
  private readonly closed: Interval[] = [];

  constructor(private readonly signalId: string | null = null) {}

  begin(lane: Lane, ref: string, fact: Fact, opening: Opening): void {
    const from = toMillis(fact.occurredAt);
    this.running.set(keyOf(lane, ref), {
      ...EMPTY,
      signalId: this.signalId,
      ...opening,
      lane,
      ref,
      from,
      openedBy: fact.id,
    });
  }

  /** Ends an interval; `changes` are what its ending tells about it. Does nothing when it is not open. */
  end(lane: Lane, ref: string, fact: Fact, changes: Closing = {}): Interval | undefined {
    const key = keyOf(lane, ref);
    const interval = this.running.get(key);
    if (interval === undefined) return undefined;
    this.running.delete(key);
    this.keep({ ...interval, ...changes, to: toMillis(fact.occurredAt), closedBy: fact.id });
    return interval;
  }

  /** Changes what is told of an open interval without ending it. */
  amend(lane: Lane, ref: string, changes: Closing): void {
    const interval = this.find(lane, ref);
    if (interval !== undefined) this.running.set(keyOf(lane, ref), { ...interval, ...changes });
  }

  find(lane: Lane, ref: string): Interval | undefined {
    return this.running.get(keyOf(lane, ref));
  }

  openIn(lane: Lane): readonly Interval[] {
    return [...this.running.values()].filter((interval) => interval.lane === lane);
  }

  /** Adds an interval that was worked out elsewhere. */
  add(interval: Interval): void {
    this.keep(interval);
  }

  all(): readonly Interval[] {
    return [...this.closed, ...this.running.values()];
  }

  private keep(interval: Interval): void {
    if (interval.to > interval.from || (interval.to === interval.from && tellsHowItWentOn(interval)))
      this.closed.push(interval);
  }
}

/** An offer that was taken up at once, and custody that ended at once: a drop-out that no figure may lose. */
function tellsHowItWentOn({ lane, state }: Interval): boolean {
  return lane === 'offer' || (lane === 'custody' && state === 'ended');
}

export interface Change {
  readonly at: number;
  readonly by: string;
}

/** Puts changes in the order in which they happened, whenever they were recorded, and gives each its time in force. */
export function inForce<Step extends Change>(
  steps: readonly Step[],
): readonly (Step & { readonly to: number; readonly closedBy: string | null })[] {
  const sorted = [...steps].sort((a, b) => a.at - b.at);
  return sorted
    .map((step, index) => ({
      ...step,
      to: sorted[index + 1]?.at ?? FOREVER,
      closedBy: sorted[index + 1]?.by ?? null,
    }))
    .filter((step) => step.to > step.at);
}

function keyOf(lane: Lane, ref: string): string {
  return `${lane} ${ref}`;
}

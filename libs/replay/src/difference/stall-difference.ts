import type { RecordedEvent } from '#event-sourcing';
import type { AsOf, Stall } from '#ledger';
import { changesBetween, type Change } from '../picture/changes.js';
import type { History } from '../stream/replay.js';
import { CAUSES, differenceOf, type Cause, type DifferenceKind, type RowDifference } from './difference.js';
import { factsOf } from './signal-difference.js';

/** `time-passed`: nothing happened, and that is why: the norm or the date was passed. */
export const STALL_CAUSES = [...CAUSES, 'time-passed'] as const;
export type StallCauseClass = (typeof STALL_CAUSES)[number];

/** What the stall board shows in one picture and not, or not so, in another. */
export interface StallDifference {
  readonly difference: DifferenceKind;
  readonly before: Stall | null;
  readonly after: Stall | null;
  readonly changed: readonly Change[];
  readonly classes: readonly StallCauseClass[];
  /** Empty when only time passed. */
  readonly causes: readonly Cause[];
}

export type StallChange = Pick<StallDifference, 'difference' | 'before' | 'after' | 'changed'>;

/** Which stalls differ between two boards. That all of them grew older is no difference. */
export function stallChanges(before: readonly Stall[], after: readonly Stall[]): readonly StallChange[] {
  const [old, now] = [keyed(before), keyed(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): StallChange[] => {
    const [a, b] = [old.get(key) ?? null, now.get(key) ?? null];
    if (a === null || b === null)
      return [{ difference: a === null ? 'appeared' : 'left', before: a, after: b, changed: [] }];
    const changed = changesBetween(ageless(a), ageless(b));
    return changed.length === 0 ? [] : [{ difference: 'changed', before: a, after: b, changed }];
  });
}

/** Finds why stalls differ, in the histories of their signals and of the routes that set their norms. */
export class StallCauses {
  private readonly differences = new Map<string, Promise<readonly RowDifference[]>>();

  constructor(
    private readonly history: History,
    private readonly from: AsOf,
    private readonly to: AsOf,
  ) {}

  async explain(change: StallChange): Promise<StallDifference> {
    const { signalId, region, gateRegion } = (change.after ?? change.before) as Stall;
    const own = causesIn(await this.differenceOf('signal', signalId), change);
    const causes = own.length > 0 ? own : await this.normChanges(change, gateRegion ?? region);
    const classes = causes.length === 0 ? ['time-passed' as const] : causes.map((cause) => cause.class);
    return { ...change, causes, classes: [...new Set(classes)] };
  }

  private async normChanges(
    { before, after }: StallChange,
    region: string | null,
  ): Promise<readonly Cause[]> {
    if (region === null || before?.normDays === after?.normDays) return [];
    return distinct((await this.differenceOf('route', region)).flatMap(({ causes }) => causes));
  }

  private differenceOf(kind: 'signal' | 'route', id: string): Promise<readonly RowDifference[]> {
    const key = `${kind} ${id}`;
    const known =
      this.differences.get(key) ??
      factsOf(this.history, { kind, id }).then((facts: readonly RecordedEvent[]) =>
        differenceOf(facts, this.from, this.to),
      );
    this.differences.set(key, known);
    return known;
  }
}

/** The causes of what changed in the row that the stall rests on, else in anything that says where and what the signal is. */
function causesIn(rows: readonly RowDifference[], { before, after }: StallChange): readonly Cause[] {
  const opened = new Set([before?.openedBy, after?.openedBy]);
  const own = rows.filter((row) =>
    [row.before, row.after].some((seen) => seen !== null && opened.has(seen.openedBy)),
  );
  const found = own.length > 0 ? own : rows.filter((row) => (row.after ?? row.before)?.what === 'profile');
  return distinct(found.flatMap(({ causes }) => causes));
}

function distinct(causes: readonly Cause[]): readonly Cause[] {
  return [...new Map(causes.map((cause) => [`${cause.class} ${cause.eventId}`, cause])).values()];
}

function keyed(stalls: readonly Stall[]): ReadonlyMap<string, Stall> {
  const found = new Map<string, Stall>();
  for (const stall of stalls) {
    const { signalId, kind, subject, partyId, otherPartyId } = stall;
    const key = [signalId, kind, subject, partyId, otherPartyId].join(' ');
    let nth = 1;
    while (found.has(`${key} ${nth}`)) nth += 1;
    found.set(`${key} ${nth}`, stall);
  }
  return found;
}

function ageless({ ageDays: _age, daysOverNorm: _over, ...stall }: Stall): object {
  return stall;
}

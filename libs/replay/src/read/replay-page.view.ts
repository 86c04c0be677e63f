import { DomainError } from '#event-sourcing';
import { replayOf, type Direction, type History, type Replay } from '../stream/replay.js';
import type { Kind, Pictures } from '../stream/replayable.js';
import type { Step, StepWithState } from '../stream/step.js';

export interface ReplayCriteria {
  readonly id: string;
  readonly revision?: number | undefined;
  readonly step?: number | undefined;
  readonly direction: Direction;
  readonly page: number;
  readonly pageSize: number;
}

/** A step with its state, and where to step next from it. */
export interface ShownStep<Shown> extends StepWithState<Shown> {
  /** Revision of the step before it; null: it is the first. */
  readonly previous: number | null;
  readonly next: number | null;
}

export interface ReplayPage<Shown> {
  readonly id: string;
  readonly direction: Direction;
  /** Revision of the last event that was recorded. */
  readonly lastRevision: number;
  readonly items: readonly Step[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly step: ShownStep<Shown>;
}

/** One page of the steps of a history, and one step with the state after it; undefined: nothing was recorded. */
export async function replayPage<K extends Kind>(
  history: History,
  kind: K,
  criteria: ReplayCriteria,
): Promise<ReplayPage<Pictures[K]> | undefined> {
  const { id, direction, page, pageSize } = criteria;
  const replay = await replayOf(history, { kind, id });
  if (replay.length === 0) return undefined;
  const lastRevision = replay.length - 1;
  const steps = direction === 'forward' ? replay.steps() : [...replay.steps()].reverse();
  return {
    id,
    direction,
    lastRevision,
    items: steps.slice((page - 1) * pageSize, page * pageSize),
    total: replay.length,
    page,
    pageSize,
    step: shown(replay, revisionAsked(criteria, lastRevision)),
  };
}

function revisionAsked({ revision, step, direction }: ReplayCriteria, last: number): number {
  if (revision !== undefined && step !== undefined)
    throw new DomainError('revision-or-step', 'Name a revision or a step, not both', 'invalid', 'step');
  const nth = (step ?? 1) - 1;
  const asked = revision ?? (direction === 'forward' ? nth : last - nth);
  if (asked >= 0 && asked <= last) return asked;
  const field = revision === undefined ? 'step' : 'revision';
  const ends = revision === undefined ? `after step ${last + 1}` : `at revision ${last}`;
  throw new DomainError('beyond-the-end', `The history ends ${ends}`, 'invalid', field);
}

function shown<K extends Kind>(replay: Replay<K>, revision: number): ShownStep<Pictures[K]> {
  const step = replay.at(revision);
  if (step === undefined) throw new RangeError(`Revision ${revision} is not there`);
  return {
    ...step,
    previous: revision === 0 ? null : revision - 1,
    next: revision === replay.length - 1 ? null : revision + 1,
  };
}

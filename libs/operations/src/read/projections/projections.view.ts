import { progressOf, type GenerationState, type Position, type ReaderStatus } from '#event-sourcing';
import type { SkippedEvent } from '../../skipped-events.js';

/** Where one generation of a projection, or an automation, is. Positions as text: they may be larger than a number holds. */
export interface ProjectionItem {
  readonly name: string;
  readonly kind: 'projection' | 'automation';
  /** Null: an automation, which has no rows of its own; or not known, because another process keeps it. */
  readonly version: number | null;
  readonly generation: number | null;
  readonly generationState: GenerationState | null;
  readonly state: ReaderStatus['state'];
  readonly position: string;
  readonly head: string;
  readonly lag: string;
  readonly eventsPerSecond: number | null;
  readonly remainingSeconds: number | null;
  readonly failure: {
    readonly eventId: string | null;
    readonly type: string | null;
    readonly position: string | null;
    readonly message: string;
  } | null;
  readonly skipped: readonly SkippedEvent[];
}

export interface ProjectionList {
  readonly head: string;
  readonly items: readonly ProjectionItem[];
}

/** What the operator sees of readers, one item for each generation. */
export function projectionList(
  statuses: readonly ReaderStatus[],
  head: Position,
  skippedBy: (reader: string) => readonly SkippedEvent[],
): ProjectionList {
  return {
    head: String(head),
    items: statuses.map((status) => itemOf(status, head, skippedBy(status.name))),
  };
}

function itemOf(status: ReaderStatus, head: Position, skipped: readonly SkippedEvent[]): ProjectionItem {
  const { name, version, generation, state, failure } = status;
  const { position, lag, eventsPerSecond, remainingSeconds } = progressOf(status, head);
  return {
    name,
    kind: name.startsWith('when-') ? 'automation' : 'projection',
    version: version ?? null,
    generation: generation?.number ?? null,
    generationState: generation?.state ?? null,
    state,
    position: String(position),
    head: String(head),
    lag: String(lag),
    eventsPerSecond: eventsPerSecond === null ? null : Math.round(eventsPerSecond),
    remainingSeconds: remainingSeconds === null ? null : Math.ceil(remainingSeconds),
    failure: failure
      ? {
          eventId: failure.eventId ?? null,
          type: failure.type ?? null,
          position: failure.position === undefined ? null : String(failure.position),
          message: failure.message,
        }
      : null,
    skipped,
  };
}

import type { EventRegistry, EventStore, RecordedEvent } from '#event-sourcing';
import { changesBetween } from '../picture/changes.js';
import { picturesOf, streamOf, type Kind, type Pictures } from './replayable.js';
import { correctionsIn, toStep, type Step, type StepWithState, type StoredAs } from './step.js';

export const DIRECTIONS = ['forward', 'backward'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Where recorded events are read: the store, and how old versions are brought to the newest. */
export interface History {
  readonly store: Pick<EventStore, 'readStream' | 'readAll' | 'head' | 'seeksAnyPosition'>;
  readonly registry: EventRegistry;
}

/** The whole history of one signal, meeting, party or route, with the picture after every event. */
export class Replay<K extends Kind = Kind> {
  private readonly events: readonly RecordedEvent[];
  private readonly pictures: readonly (Pictures[K] | null)[];
  private readonly correctedBy: ReadonlyMap<string, string>;

  constructor(
    kind: K | 'other',
    private readonly stored: readonly RecordedEvent[],
    registry: EventRegistry,
  ) {
    this.events = stored.map((event) => registry.current(event));
    this.pictures = picturesOf(kind, this.events);
    this.correctedBy = correctionsIn(this.events);
  }

  /** Events there are; revisions run from 0 to one less. */
  get length(): number {
    return this.events.length;
  }

  /** What is told of each event, in order. */
  steps(): readonly Step[] {
    return this.events.map((event) => toStep(event, this.correctedBy));
  }

  /** The event at a revision, the state after it, and what it changed; undefined: it was not recorded. */
  at(revision: number): StepWithState<Pictures[K]> | undefined {
    const event = this.events[revision];
    const stored = this.stored[revision];
    if (event === undefined || stored === undefined) return undefined;
    const state = this.pictures[revision] ?? null;
    return {
      ...toStep(event, this.correctedBy),
      data: event.data,
      storedAs: storedAs(stored, event),
      state,
      changed: changesBetween(this.pictures[revision - 1] ?? null, state),
    };
  }

  /** The steps from one revision to another, both included. */
  *between(from: number, to: number, direction: Direction): Iterable<StepWithState<Pictures[K]>> {
    const [first, last] = [Math.max(from, 0), Math.min(to, this.length - 1)];
    for (let n = 0; n <= last - first; n += 1) {
      const step = this.at(direction === 'forward' ? first + n : last - n);
      if (step !== undefined) yield step;
    }
  }
}

/** Reads a whole history from the store; one that does not exist has no events. */
export async function replayOf<K extends Kind>(
  { store, registry }: History,
  about: { readonly kind: K | 'other'; readonly id: string },
): Promise<Replay<K>> {
  return new Replay<K>(about.kind, await store.readStream(streamOf(about)), registry);
}

function storedAs(stored: RecordedEvent, shown: RecordedEvent): StoredAs | null {
  return stored.type === shown.type ? null : { type: stored.type, data: stored.data };
}

import type { Position, RecordedEvent } from '#event-sourcing';
import { replayOf, type Direction, type History, type Replay } from './replay.js';
import { aboutOf, type About } from './replayable.js';
import type { StepWithState } from './step.js';

/** An event among all events, with what it is about; `state` is null where there is none to show. */
export interface ChainStep extends StepWithState {
  readonly about: About;
}

export interface ChainHistory {
  readonly items: readonly ChainStep[];
  /** Position to go on from in the same direction; null: there is nothing further. */
  readonly next: Position | null;
  readonly head: Position;
}

export interface ChainCriteria {
  /** Exclusive. Default: from the very first event, or backward from the last. */
  readonly after?: Position | undefined;
  readonly direction: Direction;
  readonly pageSize: number;
}

/** Some events of the whole chain in the order in which they were recorded, each with what it changed. */
export async function chainHistory(
  history: History,
  { after, direction, pageSize }: ChainCriteria,
): Promise<ChainHistory> {
  const head = await history.store.head();
  const events = await eventsOf(history, { after, direction, pageSize: pageSize + 1 });
  const shown = events.slice(0, pageSize);
  const replays = new Map<string, Promise<Replay>>();
  const replayed = (stream: string): Promise<Replay> => {
    const replay = replays.get(stream) ?? replayOf(history, aboutOf(stream));
    replays.set(stream, replay);
    return replay;
  };
  const items: ChainStep[] = [];
  for (const { stream, revision } of shown) {
    const step = (await replayed(stream)).at(revision);
    if (step === undefined) throw new RangeError(`Revision ${revision} of ${stream} is not there`);
    items.push({ ...step, about: aboutOf(stream) });
  }
  const next = events.length > pageSize ? (shown.at(-1)?.position ?? null) : null;
  return { items, next, head };
}

async function eventsOf(
  { store }: History,
  { after, direction, pageSize: limit }: ChainCriteria,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const options = { direction, limit, batchSize: limit, ...(after === undefined ? {} : { after }) };
  for await (const batch of store.readAll(options)) events.push(...batch.events);
  return events;
}

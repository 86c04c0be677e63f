import type { Decider } from '../src/core/decider.js';
import { DomainError } from '../src/core/errors.js';
import type { DomainEvent, Position, RecordedEvent } from '../src/core/event.js';
import type { EventTypes } from '../src/registry/event-registry.js';
import type { CheckpointStore, Projection } from '../src/runtime/projection.js';

/** The smallest domain that refuses, stays quiet, and records one or several facts: a notebook of `pages` pages. */
export type Noted = DomainEvent<
  'sample.noted.v1',
  { readonly noteId: string; readonly text: string; readonly by: string }
>;

export interface WriteNotes {
  readonly texts: readonly string[];
}

export interface Writer {
  readonly id: string;
  readonly role: string;
  readonly person: string;
}

export const A_WRITER: Writer = { id: 'a-party', role: 'a-role', person: 'a-person' };
export const notebookEventTypes: EventTypes = { types: ['sample.noted.v1'], upcasters: [] };

export function notebookOf(pages: number): Decider<readonly string[], WriteNotes, Noted, Writer> {
  return {
    initial: [],
    evolve: (texts, { data }) => [...texts, data.text],
    decide: (texts, command, { occurredAt, actor, id }) => {
      const fresh = command.texts.filter((text) => !texts.includes(text));
      if (texts.length + fresh.length > pages) throw new DomainError('notebook-full', 'No page is left');
      return fresh.map((text, index) => ({
        type: 'sample.noted.v1',
        occurredAt,
        data: { noteId: id(`note-${index}`), text, by: actor.id },
      }));
    },
  };
}

/** Keeps rows and checkpoint together in memory, and fails on the text it is told to fail on. */
export class RecordingProjection implements Projection {
  readonly version = 1;
  readonly rows: string[] = [];
  /** Sizes of the batches that it was given, failed ones included. */
  readonly batches: number[] = [];
  failsOn: string | null = null;
  private position: Position = 0n;

  constructor(
    readonly name = 'recording',
    readonly typePrefixes: readonly string[] = ['sample.'],
  ) {}

  async checkpoint(): Promise<Position> {
    return this.position;
  }

  async apply(events: readonly RecordedEvent[], upTo: Position): Promise<void> {
    this.batches.push(events.length);
    const texts = events.map((event) => (event.data as Noted['data']).text);
    if (this.failsOn !== null && texts.includes(this.failsOn)) throw new Error(`cannot take ${this.failsOn}`);
    this.rows.push(...texts);
    this.position = upTo;
  }
}

/** Keeps checkpoints in memory. */
export class MemoryCheckpoints implements CheckpointStore {
  readonly kept = new Map<string, Position>();

  async load(name: string): Promise<Position> {
    return this.kept.get(name) ?? 0n;
  }

  async save(name: string, position: Position): Promise<void> {
    this.kept.set(name, position);
  }
}

import type { GenerationBook, GenerationEntry } from '../src/runtime/generation-book.js';
import type { OpenGeneration } from '../src/runtime/generation.js';
import type { GenerationHome } from '../src/runtime/generations.js';
import { RecordingProjection } from './sample-notebook.js';

/** Generations that live in memory, of a projection that records what it is given. A new home over the same places is a new start. */
export class MemoryGenerations implements GenerationHome<RecordingProjection> {
  readonly name = 'recording';
  book: GenerationBook | null = null;
  readonly saved: GenerationBook[] = [];
  readonly closed: number[] = [];
  /** Of the generations made from now on. */
  prepare: (projection: RecordingProjection, entry: GenerationEntry) => void = () => undefined;

  constructor(
    readonly version = 1,
    readonly oldestReadable = 1,
    readonly places = new Map<number, RecordingProjection>(),
  ) {}

  /** What a later program finds. */
  startedAnew(version: number, oldestReadable = 1): MemoryGenerations {
    const next = new MemoryGenerations(version, oldestReadable, this.places);
    next.book = this.book;
    return next;
  }

  load(): Promise<GenerationBook | null> {
    return Promise.resolve(this.book);
  }

  save(book: GenerationBook): Promise<void> {
    this.book = book;
    this.saved.push(book);
    return Promise.resolve();
  }

  open(entry: GenerationEntry): Promise<OpenGeneration<RecordingProjection>> {
    const projection = this.places.get(entry.number) ?? new RecordingProjection(this.name);
    this.places.set(entry.number, projection);
    this.prepare(projection, entry);
    const close = () => {
      this.closed.push(entry.number);
      return Promise.resolve();
    };
    return Promise.resolve({ projection, models: projection, close });
  }

  keepOnly(numbers: readonly number[]): Promise<void> {
    for (const number of [...this.places.keys()]) if (!numbers.includes(number)) this.places.delete(number);
    return Promise.resolve();
  }
}

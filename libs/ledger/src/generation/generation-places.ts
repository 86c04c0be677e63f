import type { GenerationBook } from '#event-sourcing';
import type { ReadModels } from '../store/read-models.js';

/** Where the ledger's generations live on one engine: a file each, a schema each. */
export interface GenerationPlaces {
  /** What is kept about them; null when nothing is. An entry whose place is gone is not whole. */
  load(): Promise<GenerationBook | null>;
  /** Durable, and all or nothing. */
  save(book: GenerationBook): Promise<void>;
  /** Opens a place, makes it where it is missing, and brings its tables up to date. */
  open(generation: number): Promise<ReadModels>;
  /** Removes every place but these. */
  keepOnly(generations: readonly number[]): Promise<void>;
}

import {
  Generations,
  type EventRegistry,
  type EventStore,
  type GenerationBook,
  type GenerationEntry,
  type GenerationHome,
  type OpenGeneration,
  type Skips,
} from '#event-sourcing';
import { LEDGER_VERSION, LedgerProjection, OLDEST_READABLE_LEDGER } from '../projection/ledger.projection.js';
import { holdsForeignHistory } from '../projection/same-history.js';
import type { ReadModels } from '../store/read-models.js';
import type { Checkpoints } from './checkpoints.js';
import type { GenerationPlaces } from './generation-places.js';

/** The ledger: kept up to date, asked by the views, rebuilt beside itself. */
export type Ledger = Generations<ReadModels>;

export interface LedgerParts {
  readonly places: GenerationPlaces;
  /** Of the automations; they are forgotten when the history is another one. */
  readonly checkpoints: Pick<Checkpoints, 'areBeyond' | 'forget'>;
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly skips: Skips;
  /** Default: that of this program. */
  readonly version?: number;
}

/** Opens the ledger's generations. They follow the store once they are started. */
export function openLedger(parts: LedgerParts): Promise<Ledger> {
  return Generations.open(new LedgerHome(parts), parts.store, parts.registry, parts.skips);
}

class LedgerHome implements GenerationHome<ReadModels> {
  readonly name = 'ledger';
  readonly version: number;
  readonly oldestReadable = OLDEST_READABLE_LEDGER;

  constructor(private readonly parts: LedgerParts) {
    this.version = parts.version ?? LEDGER_VERSION;
  }

  async load(): Promise<GenerationBook | null> {
    const { places, checkpoints, store } = this.parts;
    const book = await places.load();
    const isForeign =
      (await checkpoints.areBeyond(await store.head())) || (book !== null && (await this.isForeign(book)));
    if (!isForeign) return book;
    await checkpoints.forget();
    return null;
  }

  save(book: GenerationBook): Promise<void> {
    return this.parts.places.save(book);
  }

  async open({ number, version }: GenerationEntry): Promise<OpenGeneration<ReadModels>> {
    const models = await this.parts.places.open(number);
    return {
      models,
      projection: new LedgerProjection(models.writer, undefined, version),
      close: () => models.close(),
    };
  }

  keepOnly(numbers: readonly number[]): Promise<void> {
    return this.parts.places.keepOnly(numbers);
  }

  /** Whether a generation was worked out from another history, such as one beside a store that was put back from a backup. */
  private async isForeign({ entries }: GenerationBook): Promise<boolean> {
    for (const { number, version } of entries) {
      if (version < this.oldestReadable || version > this.version) continue;
      const models = await this.parts.places.open(number);
      try {
        if (await holdsForeignHistory(models, this.parts.store)) return true;
      } finally {
        await models.close();
      }
    }
    return false;
  }
}

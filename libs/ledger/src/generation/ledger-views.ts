import type { ReadModels } from '../store/read-models.js';

/** What a question may look into: rows, read only. */
export type AskedModels = Pick<ReadModels, 'reader'>;

/** Whom the views ask: one question gets one generation, from its beginning to its end. */
export interface LedgerViews {
  /** Rejects with ViewsNotBuiltError while no generation is whole. */
  ask<Answer>(question: (models: AskedModels) => Promise<Answer>): Promise<Answer>;
}

/** The ledger as an app opens and closes it. */
export interface OpenLedger extends LedgerViews {
  /** Of the rows that answer. */
  readonly version: number;
  close(): Promise<void>;
}

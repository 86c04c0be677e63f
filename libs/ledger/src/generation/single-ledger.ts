import { LEDGER_VERSION, LedgerProjection } from '../projection/ledger.projection.js';
import type { ReadModels } from '../store/read-models.js';
import type { OpenLedger } from './ledger-views.js';

/** A ledger in one place, without generations: several processes share it, and one of them keeps it. */
export class SingleLedger implements OpenLedger {
  readonly version = LEDGER_VERSION;
  readonly projection: LedgerProjection;

  constructor(private readonly models: ReadModels) {
    this.projection = new LedgerProjection(models.writer);
  }

  ask<Answer>(question: (models: ReadModels) => Promise<Answer>): Promise<Answer> {
    return question(this.models);
  }

  close(): Promise<void> {
    return this.models.close();
  }
}

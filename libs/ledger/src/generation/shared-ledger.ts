import type { DataSource } from 'typeorm';
import {
  isReadable,
  ViewsNotBuiltError,
  type GenerationBook,
  type GenerationEntry,
  type Position,
} from '#event-sourcing';
import { LEDGER_VERSION, LedgerProjection, OLDEST_READABLE_LEDGER } from '../projection/ledger.projection.js';
import type { AskedModels, OpenLedger } from './ledger-views.js';
import type { PostgresGenerations } from './postgres-generations.js';

/** How long what was read of the book counts (milliseconds). The generation that was served before is kept up to date as well. */
const FRESH_MS = 500;
/** PostgreSQL's words for a table or schema that is not there (any more). */
const GONE = ['42P01', '3F000'];

interface Opened {
  readonly reader: DataSource;
  asking: number;
}

/** The ledger as every process asks it, whichever keeps it: a question goes to the generation that is served now. */
export class SharedLedger implements OpenLedger {
  private readonly opened = new Map<number, Promise<Opened>>();
  private book: GenerationBook | null = null;
  private readAt = 0;

  constructor(private readonly places: PostgresGenerations) {}

  get version(): number {
    return this.served?.version ?? LEDGER_VERSION;
  }

  async ask<Answer>(question: (models: AskedModels) => Promise<Answer>): Promise<Answer> {
    await this.look(FRESH_MS);
    try {
      return await this.askServed(question);
    } catch (error) {
      if (!GONE.includes((error as { code?: string }).code ?? '')) throw error;
      // It was switched and retired since the book was read.
      await this.look(0);
      return this.askServed(question);
    }
  }

  /** Of the generation that is served; 0n while none is. */
  async checkpoint(): Promise<Position> {
    await this.look(FRESH_MS);
    const { served } = this;
    if (served === undefined) return 0n;
    return this.ask(({ reader }) => new LedgerProjection(reader, undefined, served.version).checkpoint());
  }

  async close(): Promise<void> {
    for (const opening of this.opened.values()) await (await opening).reader.destroy();
    this.opened.clear();
  }

  private async askServed<Answer>(question: (models: AskedModels) => Promise<Answer>): Promise<Answer> {
    const { served } = this;
    if (served === undefined)
      throw new ViewsNotBuiltError('The views are being built, or no projector runs; try again later');
    const opened = await this.open(served.number);
    opened.asking += 1;
    try {
      return await question(opened);
    } finally {
      opened.asking -= 1;
    }
  }

  private get served(): GenerationEntry | undefined {
    const versions = { version: LEDGER_VERSION, oldestReadable: OLDEST_READABLE_LEDGER };
    const readable = (this.book?.entries ?? []).filter((entry) => entry.whole && isReadable(entry, versions));
    return readable.find(({ number }) => number === this.book?.served) ?? readable[0];
  }

  private async look(freshMs: number): Promise<void> {
    if (Date.now() - this.readAt < freshMs) return;
    this.readAt = Date.now();
    this.book = await this.places.load();
    await this.closeRetired();
  }

  private open(number: number): Promise<Opened> {
    const known = this.opened.get(number);
    if (known !== undefined) return known;
    const opening = this.places.openForReading(number).then((reader) => ({ reader, asking: 0 }));
    this.opened.set(number, opening);
    opening.catch(() => this.opened.delete(number));
    return opening;
  }

  private async closeRetired(): Promise<void> {
    for (const [number, opening] of [...this.opened]) {
      if (this.book?.entries.some((entry) => entry.number === number) === true) continue;
      const opened = await opening.catch(() => undefined);
      if (opened !== undefined && opened.asking > 0) continue;
      this.opened.delete(number);
      await opened?.reader.destroy();
    }
  }
}

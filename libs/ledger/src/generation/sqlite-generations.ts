import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckpointStore, GenerationBook } from '#event-sourcing';
import { LEDGER_VERSION } from '../projection/ledger.projection.js';
import { openReadModels, type ReadModels } from '../store/read-models.js';
import type { GenerationPlaces } from './generation-places.js';

const BOOK = 'read-models.json';
const PLACE = /^read-models\.(\d+)\.db(-wal|-shm)?$/;
/** Where the rows were before there were generations. */
const BEFORE_GENERATIONS = 'read-models.db';

/** Each generation in a SQLite file of its own, `read-models.<n>.db`; which one is served stands in `read-models.json`. */
export class SqliteGenerations implements GenerationPlaces {
  constructor(private readonly folder: string) {}

  load(): Promise<GenerationBook | null> {
    const book = this.readBook();
    if (book === null) return Promise.resolve(null);
    const entries = book.entries.map((entry) => ({
      ...entry,
      whole: entry.whole && existsSync(this.fileOf(entry.number)),
    }));
    return Promise.resolve({ ...book, entries });
  }

  /** Written beside and then put in place, so that a crash leaves the old or the new, never half. */
  save(book: GenerationBook): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const file = join(this.folder, BOOK);
    writeFileSync(`${file}.new`, JSON.stringify({ format: 1, ...book }, null, 2), { flush: true });
    renameSync(`${file}.new`, file);
    return Promise.resolve();
  }

  open(generation: number): Promise<ReadModels> {
    return openReadModels(this.fileOf(generation));
  }

  keepOnly(generations: readonly number[]): Promise<void> {
    if (!existsSync(this.folder)) return Promise.resolve();
    for (const name of readdirSync(this.folder)) {
      const number = PLACE.exec(name)?.[1];
      if (number !== undefined && !generations.includes(Number(number)))
        rmSync(join(this.folder, name), { force: true });
    }
    return Promise.resolve();
  }

  /** Takes over rows from before there were generations, and the automations' checkpoints that stood among them. */
  async takeOver(checkpoints: CheckpointStore): Promise<void> {
    const before = join(this.folder, BEFORE_GENERATIONS);
    if (!existsSync(before) || this.readBook() !== null) return;
    const models = await openReadModels(before);
    const kept = await models.reader.query<{ name: string; position: string }[]>(
      'SELECT name, position FROM checkpoint',
    );
    const automations = kept.filter(({ name }) => !name.startsWith('ledger.'));
    for (const { name, position } of automations)
      if ((await checkpoints.load(name)) === 0n) await checkpoints.save(name, BigInt(position));
    // Closing the last connection leaves everything in the one file.
    await models.close();
    renameSync(before, this.fileOf(1));
    const whole = kept.some(({ name }) => name === `ledger.v${LEDGER_VERSION}`);
    await this.save({ served: 1, next: 2, entries: [{ number: 1, version: LEDGER_VERSION, whole }] });
  }

  private fileOf(generation: number): string {
    return join(this.folder, `read-models.${generation}.db`);
  }

  /** Null also for a file that says nothing usable: rows can be worked out anew. */
  private readBook(): GenerationBook | null {
    const file = join(this.folder, BOOK);
    if (!existsSync(file)) return null;
    try {
      const { format, served, next, entries } = JSON.parse(readFileSync(file, 'utf8')) as Partial<
        GenerationBook & { format: number }
      >;
      return format === 1 && served !== undefined && next !== undefined && Array.isArray(entries)
        ? { served, next, entries }
        : null;
    } catch {
      return null;
    }
  }
}

import type { DataSource } from 'typeorm';
import { StoreUnavailableError, type GenerationBook } from '#event-sourcing';
import { openPostgresReader, openPostgresReadModels } from '../store/postgres-read-models.js';
import type { ReadModels } from '../store/read-models.js';
import { openPostgresControl } from '../store/postgres-control.js';
import { Checkpoints } from './checkpoints.js';
import type { GenerationPlaces } from './generation-places.js';

const PLACE = 'ketenspoor_views_';
const PROJECTION = 'ledger';

/** Each generation in a schema of its own, `ketenspoor_views_<n>`; which one is served stands in a table beside them. */
export class PostgresGenerations implements GenerationPlaces {
  /** Of the book, as this process last read or wrote it. */
  private edition = 0;

  private constructor(
    private readonly url: string,
    private readonly control: DataSource,
  ) {}

  static async open(url: string): Promise<PostgresGenerations> {
    return new PostgresGenerations(url, await openPostgresControl(url));
  }

  /** Of the automations; in the same place. */
  get checkpoints(): Checkpoints {
    return new Checkpoints(this.control);
  }

  async load(): Promise<GenerationBook | null> {
    const [row] = await this.control.query<{ book: string; edition: number }[]>(
      'SELECT book, edition FROM generation_book WHERE projection = ?',
      [PROJECTION],
    );
    this.edition = row?.edition ?? 0;
    if (row === undefined) return null;
    const book = JSON.parse(row.book) as GenerationBook;
    const places = await this.places();
    const isThere = (number: number) => places.includes(nameOf(number));
    return {
      ...book,
      entries: book.entries.map((entry) => ({ ...entry, whole: entry.whole && isThere(entry.number) })),
    };
  }

  /** Only over what this process knows: one that has lost the lease must not undo what its successor did. */
  async save(book: GenerationBook): Promise<void> {
    const rows = await this.control.query<unknown[]>(
      `INSERT INTO generation_book (projection, book, edition) VALUES (?, ?, ?)
       ON CONFLICT (projection) DO UPDATE SET book = excluded.book, edition = excluded.edition
       WHERE generation_book.edition = excluded.edition - 1 RETURNING edition`,
      [PROJECTION, JSON.stringify(book), this.edition + 1],
    );
    if (rows.length === 0) throw new StoreUnavailableError('Another process keeps the generations now');
    this.edition += 1;
  }

  open(generation: number): Promise<ReadModels> {
    return openPostgresReadModels({ url: this.url, schema: nameOf(generation) });
  }

  /** For asking only; the place is there already. */
  openForReading(generation: number): Promise<DataSource> {
    return openPostgresReader(this.url, nameOf(generation));
  }

  async keepOnly(generations: readonly number[]): Promise<void> {
    const kept = generations.map(nameOf);
    for (const place of await this.places())
      if (!kept.includes(place)) await this.control.query(`DROP SCHEMA IF EXISTS ${place} CASCADE`);
  }

  close(): Promise<void> {
    return this.control.destroy();
  }

  private async places(): Promise<string[]> {
    const rows = await this.control.query<{ name: string }[]>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname ~ '^${PLACE}[0-9]+$'`,
    );
    return rows.map(({ name }) => name);
  }
}

function nameOf(generation: number): string {
  return `${PLACE}${generation}`;
}

import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import {
  DomainError,
  StoreUnavailableError,
  type ReaderBoard,
  type ReaderOrder,
  type ReaderStatus,
  type ToldStatuses,
} from '#event-sourcing';

const SCHEMA = 'ketenspoor_readers';
const TABLES = `
  CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
  CREATE TABLE IF NOT EXISTS ${SCHEMA}.status (
    reader text PRIMARY KEY, statuses text NOT NULL, told_at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS ${SCHEMA}.reader_order (
    id bigserial PRIMARY KEY, reader text NOT NULL, what text NOT NULL, outcome text, asked_at timestamptz NOT NULL);`;
const CONNECTIONS = 2;
const LOOK_MS = 50;
const PATIENCE_MS = 8_000;

type Outcome =
  | { readonly number: number }
  | {
      readonly refused: {
        readonly code: string;
        readonly message: string;
        readonly kind: DomainError['kind'];
      };
    }
  | { readonly failed: string };

/** The board that all processes on one PostgreSQL database see. */
export class PostgresReaderBoard implements ReaderBoard {
  private constructor(
    private readonly pool: Pool,
    private readonly patienceMs: number,
  ) {}

  /** Throws StoreUnavailableError with the reason. `patienceMs`: how long an order waits for somebody who carries it out. */
  static async open(url: string, patienceMs = PATIENCE_MS): Promise<PostgresReaderBoard> {
    const pool = new Pool({ connectionString: url, max: CONNECTIONS, application_name: 'ketenspoor board' });
    pool.on('error', () => undefined);
    try {
      // One makes the tables, the others wait for it.
      await pool.query(
        `BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('ketenspoor ${SCHEMA}', 0)); ${TABLES} COMMIT`,
      );
      return new PostgresReaderBoard(pool, patienceMs);
    } catch (error) {
      await pool.end();
      throw new StoreUnavailableError(
        `Cannot open the readers' board on PostgreSQL: ${(error as Error).message}`,
      );
    }
  }

  async tell(reader: string, statuses: readonly ReaderStatus[]): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${SCHEMA}.status VALUES ($1, $2, clock_timestamp())
       ON CONFLICT (reader) DO UPDATE SET statuses = excluded.statuses, told_at = excluded.told_at`,
      [reader, JSON.stringify(statuses, bigintAsText)],
    );
  }

  async told(reader: string): Promise<ToldStatuses | undefined> {
    const { rows } = await this.pool.query<{ statuses: string; age: number }>(
      `SELECT statuses, 1000 * extract(epoch FROM clock_timestamp() - told_at)::float8 AS age
       FROM ${SCHEMA}.status WHERE reader = $1`,
      [reader],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    return { statuses: JSON.parse(row.statuses, positionAsBigint) as ReaderStatus[], ageMs: row.age };
  }

  async order(reader: string, order: ReaderOrder): Promise<number> {
    const { rows } = await this.pool.query<{ id: string }>(
      `INSERT INTO ${SCHEMA}.reader_order (reader, what, asked_at) VALUES ($1, $2, clock_timestamp()) RETURNING id`,
      [reader, order],
    );
    const id = rows[0]?.id ?? '';
    const until = Date.now() + this.patienceMs;
    while (Date.now() < until) {
      const outcome = await this.outcomeOf(id);
      if (outcome !== null) return answered(outcome);
      await pause(LOOK_MS);
    }
    return this.takenBack(id, reader);
  }

  async carryOut(reader: string, work: (order: ReaderOrder) => Promise<number>): Promise<void> {
    const { rows } = await this.pool.query<{ id: string; what: ReaderOrder }>(
      `SELECT id, what FROM ${SCHEMA}.reader_order WHERE reader = $1 AND outcome IS NULL ORDER BY id`,
      [reader],
    );
    for (const { id, what } of rows) {
      const outcome = await outcomeOf(() => work(what));
      await this.pool.query(`UPDATE ${SCHEMA}.reader_order SET outcome = $2 WHERE id = $1`, [
        id,
        JSON.stringify(outcome),
      ]);
    }
    if (rows.length > 0)
      await this.pool.query(
        `DELETE FROM ${SCHEMA}.reader_order WHERE asked_at < clock_timestamp() - interval '1 hour'`,
      );
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async outcomeOf(id: string): Promise<Outcome | null> {
    const { rows } = await this.pool.query<{ outcome: string | null }>(
      `SELECT outcome FROM ${SCHEMA}.reader_order WHERE id = $1`,
      [id],
    );
    return rows[0]?.outcome === undefined || rows[0].outcome === null
      ? null
      : (JSON.parse(rows[0].outcome) as Outcome);
  }

  private async takenBack(id: string, reader: string): Promise<number> {
    const { rowCount } = await this.pool.query(
      `DELETE FROM ${SCHEMA}.reader_order WHERE id = $1 AND outcome IS NULL`,
      [id],
    );
    const outcome = rowCount === 0 ? await this.outcomeOf(id) : null;
    if (outcome !== null) return answered(outcome);
    throw new DomainError(
      'nobody-keeps',
      `No process keeps ${reader} now, or the one that does is busy; look before asking again`,
    );
  }
}

async function outcomeOf(work: () => Promise<number>): Promise<Outcome> {
  try {
    return { number: await work() };
  } catch (error) {
    if (!(error instanceof DomainError)) return { failed: (error as Error).message };
    const { code, message, kind } = error;
    return { refused: { code, message, kind } };
  }
}

function answered(outcome: Outcome): number {
  if ('number' in outcome) return outcome.number;
  if ('failed' in outcome) throw new StoreUnavailableError(outcome.failed);
  const { code, message, kind } = outcome.refused;
  throw new DomainError(code, message, kind);
}

function bigintAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function positionAsBigint(key: string, value: unknown): unknown {
  return key === 'position' ? BigInt(value as string) : value;
}

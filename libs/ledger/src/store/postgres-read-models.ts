import { Client, types } from 'pg';
import { StoreUnavailableError } from '#event-sourcing';
import { FUNCTIONS, PostgresDataSource } from './postgres-dialect.js';
import { READ_MODEL_ENTITIES, READ_MODEL_MIGRATIONS, type ReadModels } from './read-models.js';

export interface PostgresReadModelsOptions {
  /** Connection string, TLS settings included; holds a password, so it is never told. */
  readonly url: string;
  /** Default: `ketenspoor_views`. */
  readonly schema?: string;
}

const BIGINT = 20;
const READERS = 8;
const WRITERS = 2;

/** Milliseconds, positions and counts stay far below 2^53: plain numbers, as on SQLite. */
const asNumbers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((value: string) => unknown) =>
    oid === BIGINT ? Number : (types.getTypeParser(oid, format) as (value: string) => unknown),
};

/** Opens (and, where needed, makes or migrates) the read models in a schema of a PostgreSQL database. */
export async function openPostgresReadModels({
  url,
  schema = 'ketenspoor_views',
}: PostgresReadModelsOptions): Promise<ReadModels> {
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(schema))
    throw new StoreUnavailableError(`${schema} cannot be the name of a schema.`);
  await withLock(url, schema, async (client) => {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}; SET search_path = ${schema}; ${FUNCTIONS}`);
    const migrator = await source(url, schema, false).initialize();
    await migrator.runMigrations({ transaction: 'each' });
    await migrator.destroy();
  });
  const writer = await source(url, schema, false).initialize();
  const reader = await source(url, schema, true).initialize();
  return {
    writer,
    reader,
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

function source(url: string, schema: string, readonly: boolean): PostgresDataSource {
  const settings = [`search_path=${schema}`, ...(readonly ? ['default_transaction_read_only=on'] : [])];
  return new PostgresDataSource({
    type: 'postgres',
    url,
    schema,
    entities: READ_MODEL_ENTITIES,
    migrations: READ_MODEL_MIGRATIONS,
    poolSize: readonly ? READERS : WRITERS,
    applicationName: `ketenspoor views ${readonly ? 'read' : 'write'}`,
    poolErrorHandler: () => undefined,
    extra: { options: settings.map((setting) => `-c ${setting}`).join(' '), types: asNumbers },
  });
}

/** Several processes may start at the same time: one makes the tables, the others wait for it. */
async function withLock(url: string, schema: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'ketenspoor prepare' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`SELECT pg_advisory_lock(hashtextextended('ketenspoor ${schema}', 0))`);
    await work(client);
  } catch (error) {
    throw new StoreUnavailableError(`Cannot open the views on PostgreSQL: ${(error as Error).message}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

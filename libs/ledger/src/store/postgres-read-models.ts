import { Client, types } from 'pg';
import type { DataSource } from 'typeorm';
import { StoreUnavailableError } from '#event-sourcing';
import { FUNCTIONS, PostgresDataSource } from './postgres-dialect.js';
import { READ_MODEL_ENTITIES, READ_MODEL_MIGRATIONS, type ReadModels } from './read-models.js';

export interface PostgresReadModelsOptions {
  /** Connection string, TLS settings included; holds a password, so it is never told. */
  readonly url: string;
  /** Default: that of the first generation. */
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
  schema = 'ketenspoor_views_1',
}: PostgresReadModelsOptions): Promise<ReadModels> {
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(schema))
    throw new StoreUnavailableError(`${schema} cannot be the name of a schema.`);
  await migrated(url, schema, models(url, schema, 'write'));
  const writer = await models(url, schema, 'write').initialize();
  const reader = await openPostgresReader(url, schema);
  return {
    writer,
    reader,
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** Opens read models that are there, for asking only. */
export function openPostgresReader(url: string, schema: string): Promise<DataSource> {
  return models(url, schema, 'read').initialize();
}

/** Makes a schema where it is missing, and brings its tables up to date; the source is closed afterwards. */
export async function migrated(url: string, schema: string, source: DataSource): Promise<void> {
  await withLock(url, schema, async (client) => {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}; SET search_path = ${schema}; ${FUNCTIONS}`);
    await source.initialize();
    await source.runMigrations({ transaction: 'each' });
    await source.destroy();
  });
}

export interface SourceOptions {
  /** Shown to whoever looks at the server's connections. */
  readonly purpose: string;
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
  readonly poolSize: number;
  readonly readonly?: boolean;
}

export function postgresSource(url: string, schema: string, options: SourceOptions): PostgresDataSource {
  const settings = [
    `search_path=${schema}`,
    ...(options.readonly === true ? ['default_transaction_read_only=on'] : []),
  ];
  return new PostgresDataSource({
    type: 'postgres',
    url,
    schema,
    entities: [...options.entities],
    migrations: [...options.migrations],
    poolSize: options.poolSize,
    applicationName: `ketenspoor views ${options.purpose}`,
    poolErrorHandler: () => undefined,
    extra: { options: settings.map((setting) => `-c ${setting}`).join(' '), types: asNumbers },
  });
}

function models(url: string, schema: string, purpose: 'read' | 'write'): PostgresDataSource {
  return postgresSource(url, schema, {
    purpose,
    entities: READ_MODEL_ENTITIES,
    migrations: READ_MODEL_MIGRATIONS,
    poolSize: purpose === 'read' ? READERS : WRITERS,
    readonly: purpose === 'read',
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

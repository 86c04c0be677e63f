import { Client, Pool } from 'pg';
import { fromMillis, StoreUnavailableError, Wakeup, type Instant } from '#event-sourcing';
import { AppendQueue } from './append-queue.js';
import { Listener } from './listener.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { namesIn, prepare } from './schema.js';

export interface PostgresEventStoreOptions {
  /** Connection string, TLS settings included (`sslmode`, `sslrootcert`); holds a password, so it is never told. */
  readonly url: string;
  /** Default: `ketenspoor_events`. */
  readonly schema?: string;
  /** This process's clock. What is stored never runs back over all processes. Default: the machine's. */
  readonly now?: () => Instant;
}

const READERS = 8;

/** Opens (and where there is none makes) the event store of a database. Throws StoreUnavailableError with the reason. */
export async function openPostgresEventStore({
  url,
  schema = 'ketenspoor_events',
  now = () => fromMillis(Date.now()),
}: PostgresEventStoreOptions): Promise<PostgresEventStore> {
  const names = namesIn(schema);
  const client = new Client({ connectionString: url, application_name: 'ketenspoor prepare' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await prepare(client, names);
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error;
    throw new StoreUnavailableError(`Cannot open the event store on PostgreSQL: ${(error as Error).message}`);
  } finally {
    await client.end().catch(() => undefined);
  }
  const pool = new Pool({ connectionString: url, max: READERS, application_name: 'ketenspoor read' });
  pool.on('error', () => undefined);
  const wakeup = new Wakeup();
  return new PostgresEventStore(
    pool,
    names,
    new AppendQueue(url, names, now),
    wakeup,
    new Listener(url, names, wakeup),
  );
}

import type { Client } from 'pg';
import { StoreUnavailableError } from '#event-sourcing';

/** Version of the tables' layout; a newer one is not touched. */
export const LAYOUT_VERSION = 1;

/** Names of a store's tables and of the channel that tells readers of new events. */
export interface Names {
  readonly schema: string;
  readonly event: string;
  readonly layout: string;
  readonly channel: string;
}

export function namesIn(schema: string): Names {
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(schema))
    throw new StoreUnavailableError(
      `${schema} cannot be the name of a schema: small letters, digits and underscores, 51 at the most.`,
    );
  return { schema, event: `${schema}.event`, layout: `${schema}.layout`, channel: `${schema}_stored` };
}

/**
 * The lock under which events get their positions. It is given back after the commit has become visible, so positions become
 * visible in their order, without gaps (ADR 13).
 */
export function lockOf({ schema }: Names): string {
  return `SELECT pg_advisory_xact_lock(hashtextextended('ketenspoor ${schema}', 0))`;
}

/**
 * Makes the tables where there are none. Safe when several processes start at once. Throws StoreUnavailableError when the
 * schema holds something else, or was written by a newer version; nothing is changed then.
 */
export async function prepare(client: Client, names: Names): Promise<void> {
  const { schema, event, layout } = names;
  await client.query('BEGIN');
  try {
    await client.query(lockOf(names));
    const { rows } = await client.query<{ name: string }>(
      'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1',
      [schema],
    );
    const tables = rows.map(({ name }) => name);
    if (tables.includes('layout')) await checkLayout(client, names);
    else if (tables.length > 0)
      throw new StoreUnavailableError(
        `The schema ${schema} holds other tables and no event store. Nothing was changed.`,
      );
    else {
      await client.query(`
        CREATE SCHEMA IF NOT EXISTS ${schema};
        CREATE TABLE ${layout} (version integer NOT NULL);
        INSERT INTO ${layout} VALUES (${LAYOUT_VERSION});
        CREATE TABLE ${event} (
          position bigint PRIMARY KEY,
          stream text COLLATE "C" NOT NULL,
          revision integer NOT NULL,
          id text COLLATE "C" NOT NULL UNIQUE,
          type text COLLATE "C" NOT NULL,
          recorded_at text COLLATE "C" NOT NULL,
          body text NOT NULL,
          hash text NOT NULL,
          UNIQUE (stream, revision)
        );`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function checkLayout(client: Client, { schema, layout }: Names): Promise<void> {
  const { rows } = await client.query<{ version: number }>(`SELECT version FROM ${layout}`);
  const version = rows[0]?.version ?? 0;
  if (version > LAYOUT_VERSION)
    throw new StoreUnavailableError(
      `The event store in ${schema} was written by a newer version of Ketenspoor (layout ${version}; this one knows ${LAYOUT_VERSION}). Nothing was changed.`,
    );
}

import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Lease, Leases } from '#event-sourcing';

const LOOK_MS = 250;

/**
 * Leases by PostgreSQL's session locks: each has a connection of its own, and the server gives it to another when that connection
 * ends. A process that still lives but lost its connection is told so, and what it writes afterwards is refused by the checkpoint
 * that it must find as it left it.
 */
export class PostgresLeases implements Leases {
  private readonly open = new Set<Client>();
  private readonly stop = new AbortController();

  constructor(
    private readonly url: string,
    private readonly scope = 'ketenspoor',
  ) {}

  async acquire(name: string, signal: AbortSignal): Promise<Lease | undefined> {
    const either = AbortSignal.any([signal, this.stop.signal]);
    while (!either.aborted) {
      const lease = await this.waited(name, either).catch(() => undefined);
      if (lease !== undefined) return lease;
      await look(either);
    }
    return undefined;
  }

  async close(): Promise<void> {
    this.stop.abort();
    await Promise.all([...this.open].map((client) => client.end().catch(() => undefined)));
  }

  /** Waits on one connection until the lock is free. Throws when the connection is lost. */
  private async waited(name: string, signal: AbortSignal): Promise<Lease | undefined> {
    const client = new Client({
      connectionString: this.url,
      application_name: `ketenspoor lease ${name}`.slice(0, 63),
      keepAlive: true,
    });
    const lost = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.on('error', () => resolve());
    });
    const end = async () => {
      this.open.delete(client);
      await client.end().catch(() => undefined);
    };
    this.open.add(client);
    try {
      await client.connect();
      while (!signal.aborted) {
        const { rows } = await client.query<{ got: boolean }>(
          'SELECT pg_try_advisory_lock(hashtextextended($1, 1)) AS got',
          [`${this.scope} ${name}`],
        );
        if (rows[0]?.got === true) return { lost, release: end };
        await look(signal);
      }
    } catch (error) {
      await end();
      throw error;
    }
    await end();
    return undefined;
  }
}

function look(signal: AbortSignal): Promise<void> {
  return pause(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
}

import { Client } from 'pg';
import { outcomeUnknown, retryDelay, type AppendResult, type Instant } from '#event-sourcing';
import { appendTogether, type AppendRequest } from './append-batch.js';
import { isLostConnection } from './connection.js';
import type { Names } from './schema.js';

interface Waiting extends AppendRequest {
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/** Appends in one transaction at the most. */
const LARGEST_COMMIT = 500;
const ATTEMPTS = 6;

/**
 * Appends of this process that wait at the same time share a transaction. When the connection is lost nobody knows whether the
 * transaction was committed: it is sent again, and finds its events stored by their ids, or writes them. The lock makes it wait
 * until the lost one has ended.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private drain: Promise<void> | undefined;
  private client: Client | undefined;
  private readonly stop = new AbortController();

  constructor(
    private readonly url: string,
    private readonly names: Names,
    private readonly now: () => Instant,
  ) {}

  append(request: AppendRequest): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...request, resolve, reject });
      this.drain ??= this.work();
    });
  }

  /** Resolves when nothing waits any more and the connection is closed. */
  async close(): Promise<void> {
    while (this.drain !== undefined) await this.drain;
    this.stop.abort();
    await this.client?.end().catch(() => undefined);
  }

  private async work(): Promise<void> {
    // Whoever asks in the same turn of the event loop shares the first transaction.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0, LARGEST_COMMIT));
    this.drain = undefined;
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.tried(batch);
      outcomes.forEach((outcome, index) => {
        const waiting = batch[index] as Waiting;
        if ('result' in outcome) waiting.resolve(outcome.result);
        else waiting.reject(outcome.refusal);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  private async tried(batch: readonly Waiting[]) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await appendTogether(await this.connection(), this.names, batch, this.now);
      } catch (error) {
        await this.forget();
        if (!isLostConnection(error)) throw error;
        if (attempt >= ATTEMPTS) throw outcomeUnknown((error as Error).message);
        await retryDelay(attempt, this.stop.signal);
      }
    }
  }

  private async connection(): Promise<Client> {
    if (this.client !== undefined) return this.client;
    const client = new Client({ connectionString: this.url, application_name: 'ketenspoor append' });
    // A connection that is lost while idle is noticed at the next append.
    client.on('error', () => {
      if (this.client === client) this.client = undefined;
    });
    await client.connect();
    this.client = client;
    return client;
  }

  private async forget(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}

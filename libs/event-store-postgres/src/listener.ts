import { Client } from 'pg';
import { retryDelay, type Wakeup } from '#event-sourcing';
import type { Names } from './schema.js';

/** Every reader looks this often even when nobody told it of anything: a notification may be lost with its connection. */
const POLL_MS = 1_000;

/** Wakes the readers when any process has stored something. Comes back by itself when its connection is lost. */
export class Listener {
  private readonly stop = new AbortController();
  private readonly poll: NodeJS.Timeout;
  private readonly running: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly names: Names,
    private readonly wakeup: Wakeup,
  ) {
    this.poll = setInterval(() => wakeup.wake(), POLL_MS);
    this.poll.unref();
    this.running = this.listen();
  }

  async close(): Promise<void> {
    clearInterval(this.poll);
    this.stop.abort();
    await this.running;
  }

  private async listen(): Promise<void> {
    const { signal } = this.stop;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const client = new Client({ connectionString: this.url, application_name: 'ketenspoor listen' });
      const over = new Promise<void>((resolve) => {
        client.once('end', resolve);
        client.on('error', () => resolve());
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      client.on('notification', () => this.wakeup.wake());
      try {
        await client.connect();
        await client.query(`LISTEN ${this.names.channel}`);
        attempt = 0;
        // What was stored while nobody listened.
        this.wakeup.wake();
        await over;
      } catch {
        // Not reachable now; the poll goes on, and so does this.
      }
      await client.end().catch(() => undefined);
      if (!signal.aborted) await retryDelay(attempt, signal);
    }
  }
}

import { once } from 'node:events';
import { END } from '@kurrent/kurrentdb-client';
import { retryDelay, type Wakeup } from '#event-sourcing';
import type { Namespace } from './namespace.js';
import type { ServerCalls } from './server-calls.js';

/** Every reader looks this often even when nobody told it of anything: a connection may be lost without a sound. */
const POLL_MS = 1_000;

/**
 * Wakes the readers when any process has appended. They read by themselves, each at its own pace: so a slow reader keeps nobody
 * waiting, and a subscription that the server drops costs nothing but a little time.
 */
export class AppendListener {
  private readonly stop = new AbortController();
  private readonly poll: NodeJS.Timeout;
  private readonly running: Promise<void>;

  constructor(
    private readonly calls: ServerCalls,
    private readonly namespace: Namespace,
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
      const subscription = this.calls.client.subscribeToAll({
        fromPosition: END,
        filter: this.namespace.filter([]),
      });
      subscription.on('confirmation', () => {
        attempt = 0;
        // What was stored while nobody listened.
        this.wakeup.wake();
      });
      subscription.on('data', () => this.wakeup.wake());
      // Rejects on an error, when the subscription is dropped, and when the store is closed.
      await once(subscription, 'end', { signal }).catch(() => undefined);
      subscription.on('error', () => undefined);
      await subscription.unsubscribe().catch(() => undefined);
      if (!signal.aborted) await retryDelay(attempt, signal);
    }
  }
}

import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { fromMillis, StoreUnavailableError, Wakeup, type Instant } from '#event-sourcing';
import { AppendListener } from './append-listener.js';
import { KurrentdbEventStore } from './kurrentdb-event-store.js';
import { Namespace } from './namespace.js';
import { deadlineIn, ServerCalls } from './server-calls.js';
import { RisingClock, StreamAppender } from './stream-appender.js';

export interface KurrentdbEventStoreOptions {
  /** Connection string (`kurrentdb://` or `kurrentdb+discover://`), credentials and certificates included; never told. */
  readonly url: string;
  /** What the names of this world's streams and event types begin with. Default: `ketenspoor.` */
  readonly namespace?: string;
  /** This process's clock. Default: the machine's. */
  readonly now?: () => Instant;
}

/** Opens the event store on a KurrentDB server or cluster. Throws StoreUnavailableError with the reason. */
export async function openKurrentdbEventStore({
  url,
  namespace: prefix = 'ketenspoor.',
  now = () => fromMillis(Date.now()),
}: KurrentdbEventStoreOptions): Promise<KurrentdbEventStore> {
  const namespace = new Namespace(prefix);
  const clock = new RisingClock(now);
  const calls = new ServerCalls(() => clientFor(url), deadlineIn(url));
  const wakeup = new Wakeup();
  const store = new KurrentdbEventStore({
    calls,
    appender: new StreamAppender(calls, namespace, clock),
    listener: new AppendListener(calls, namespace, wakeup),
    namespace,
    clock,
    wakeup,
  });
  try {
    for await (const { events } of store.readAll({ direction: 'backward', limit: 1 }))
      clock.seen(events[0]?.recordedAt ?? '');
    return store;
  } catch (error) {
    await store.close();
    throw new StoreUnavailableError(`Cannot open the event store on KurrentDB: ${(error as Error).message}`);
  }
}

/** A connection string that is wrong is told without its text, which may hold a password. */
function clientFor(url: string): KurrentDBClient {
  try {
    return KurrentDBClient.connectionString(url);
  } catch {
    throw new StoreUnavailableError(
      'Cannot open the event store on KurrentDB: the connection string cannot be read, or a certificate that it names is missing.',
    );
  }
}

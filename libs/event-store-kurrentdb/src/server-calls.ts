import type {
  AllStreamResolvedEvent,
  EventData,
  KurrentDBClient,
  ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import { retryDelay, StoreUnavailableError } from '#event-sourcing';

/** How long one call may take, unless the connection string says otherwise (`defaultDeadline`). */
const DEADLINE_MS = 10_000;
/** How often a call is tried while the server is away, or another node of its cluster is becoming the leader: some 12 s. */
const ATTEMPTS = 8;
/** From this attempt on a new client is made: the old one may hold on to a node that has gone, whatever its cluster says. */
const NEW_CLIENT_FROM = 2;

/** Answers that the server has given; all others say that it is away, or that nobody knows what became of the call. */
const ANSWERS = [
  'access-denied',
  'append-record-size-exceeded',
  'invalid-argument',
  'maximum-append-size-exceeded',
  'stream-deleted',
  'stream-not-found',
  'stream-tombstoned',
  'transaction-max-size-exceeded',
  'wrong-expected-version',
];

/** The client's errors carry their kind in `type`; Node's own errors are mistakes of this program. */
export function kindOf(error: unknown): string {
  return (error as { type?: string }).type ?? '';
}

export function isLostCall(error: unknown): boolean {
  return !(error instanceof TypeError) && !(error instanceof RangeError) && !ANSWERS.includes(kindOf(error));
}

export function deadlineIn(url: string): number {
  return Number(/[?&]defaultDeadline=(\d+)/i.exec(url)?.[1] ?? DEADLINE_MS);
}

/** Calls to the server that all end: with an answer, or as lost after the deadline. */
export class ServerCalls {
  private readonly stop = new AbortController();

  private current: KurrentDBClient;

  constructor(
    private readonly connect: () => KurrentDBClient,
    private readonly deadlineMs: number,
  ) {
    this.current = connect();
  }

  get client(): KurrentDBClient {
    return this.current;
  }

  /** No call is tried again from now on. */
  tryNoMore(): void {
    this.stop.abort();
  }

  close(): Promise<void> {
    return this.current.dispose();
  }

  /** A stream that does not exist reads as empty. */
  async stream(
    name: string,
    options: NonNullable<Parameters<KurrentDBClient['readStream']>[1]> = {},
  ): Promise<ResolvedEvent[]> {
    try {
      return await this.read((client) => client.readStream(name, { ...options, requiresLeader: true }));
    } catch (error) {
      if (kindOf(error) === 'stream-not-found') return [];
      throw error;
    }
  }

  all(options: NonNullable<Parameters<KurrentDBClient['readAll']>[0]>): Promise<AllStreamResolvedEvent[]> {
    return this.read((client) => client.readAll({ ...options, requiresLeader: true }));
  }

  /** Tried once: only who asks can tell what to do when the call is lost. */
  append(
    name: string,
    events: EventData[],
    options: NonNullable<Parameters<KurrentDBClient['appendToStream']>[2]>,
  ): Promise<unknown> {
    return this.inTime(this.current.appendToStream(name, events, { ...options, requiresLeader: true }));
  }

  /** Whether a call that was lost may be made again now; waits before that. */
  async mayTryAgain(attempt: number, lostOn: KurrentDBClient): Promise<boolean> {
    if (this.stop.signal.aborted || attempt >= ATTEMPTS) return false;
    if (attempt >= NEW_CLIENT_FROM && lostOn === this.current) {
      this.current = this.connect();
      void lostOn.dispose();
    }
    await retryDelay(attempt, this.stop.signal);
    return true;
  }

  /** Only the leader shows all that it has acknowledged. Again when the call is lost: reading changes nothing. */
  private async read<Found>(read: (client: KurrentDBClient) => AsyncIterable<Found>): Promise<Found[]> {
    for (let attempt = 1; ; attempt += 1) {
      const client = this.current;
      try {
        return await this.inTime(collected(read(client)));
      } catch (error) {
        if (!isLostCall(error)) throw error;
        if (!(await this.mayTryAgain(attempt, client)))
          throw new StoreUnavailableError(`The event store cannot be reached (${(error as Error).message})`);
      }
    }
  }

  private async inTime<Value>(answer: Promise<Value>): Promise<Value> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const lost = () => reject(new Error(`no answer within ${this.deadlineMs} ms`));
      timer = setTimeout(lost, this.deadlineMs);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

async function collected<Found>(read: AsyncIterable<Found>): Promise<Found[]> {
  const found: Found[] = [];
  for await (const one of read) found.push(one);
  return found;
}

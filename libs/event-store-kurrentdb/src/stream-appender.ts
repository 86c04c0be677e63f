import { NO_STREAM } from '@kurrent/kurrentdb-client';
import {
  chainHash,
  checkAppend,
  GENESIS_HASH,
  outcomeUnknown,
  storedBody,
  StoreUnavailableError,
  Turns,
  type AppendResult,
  type EventToAppend,
  type ExpectedRevision,
  type Instant,
  type RecordedEvent,
} from '#event-sourcing';
import type { Namespace } from './namespace.js';
import { isLostCall, kindOf, type ServerCalls } from './server-calls.js';
import { eventData, recordedEvent } from './stored-event.js';

/** How often an append at any revision gives way to other processes. */
const CONFLICTS = 100;

/**
 * Appends by reading the stream, writing at exactly the revision that was read, and reading back what stands there now. So a
 * call whose answer was lost, a conflict and an append that comes again all end in the same place: what the stream says.
 */
export class StreamAppender {
  private readonly turns = new Turns();
  private readonly running = new Set<Promise<AppendResult>>();

  constructor(
    private readonly calls: ServerCalls,
    private readonly namespace: Namespace,
    private readonly clock: RisingClock,
  ) {}

  /** Appends of this process to one stream take turns: they would only get in each other's way. */
  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    const result = this.turns.take(stream, () => this.settle(stream, expected, events));
    this.running.add(result);
    return result.finally(() => this.running.delete(result));
  }

  /** Resolves when nothing is being appended any more. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.running);
  }

  private async settle(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    let written = '';
    let lost = 0;
    for (let round = 1; round <= CONFLICTS; round += 1) {
      const history = await this.history(stream, written !== '');
      const head = history.at(-1);
      const places = new Map(history.map((event) => [event.id, event]));
      const known = checkAppend(stream, expected, events, head?.revision ?? 'no-stream', (id) =>
        places.get(id),
      );
      if (known !== undefined) return resultOf(known, known.hash !== written);
      const chained = this.chained(stream, head, events);
      written = chained.hash;
      const streamState = head === undefined ? NO_STREAM : BigInt(head.revision);
      const { client } = this.calls;
      try {
        await this.calls.append(this.namespace.on(stream), chained.events, { streamState });
      } catch (error) {
        if (kindOf(error) === 'wrong-expected-version') continue;
        if (!isLostCall(error)) throw error;
        lost += 1;
        if (!(await this.calls.mayTryAgain(lost, client))) throw outcomeUnknown((error as Error).message);
      }
    }
    throw outcomeUnknown(`other processes kept writing to ${stream}`);
  }

  private async history(stream: string, mayBeWritten: boolean): Promise<RecordedEvent[]> {
    try {
      const found = await this.calls.stream(this.namespace.on(stream));
      return found.map((event) => recordedEvent(event, this.namespace));
    } catch (error) {
      if (mayBeWritten && error instanceof StoreUnavailableError) throw outcomeUnknown(error.message);
      throw error;
    }
  }

  private chained(stream: string, head: RecordedEvent | undefined, events: readonly EventToAppend[]) {
    const recordedAt = this.clock.next(head?.recordedAt ?? '');
    let { hash, revision } = head ?? { hash: GENESIS_HASH, revision: -1 };
    const made = events.map((event) => {
      revision += 1;
      hash = chainHash(hash, storedBody(event, stream, revision, recordedAt));
      return eventData(event, recordedAt, hash, this.namespace);
    });
    return { events: made, hash };
  }
}

/** The recorded time of this process: never before a time it has given or seen. */
export class RisingClock {
  private last: Instant = '';

  constructor(private readonly now: () => Instant) {}

  seen(recordedAt: Instant): void {
    if (recordedAt > this.last) this.last = recordedAt;
  }

  next(atLeast: Instant): Instant {
    this.seen(atLeast);
    this.seen(this.now());
    return this.last;
  }
}

function resultOf({ revision, position, recordedAt }: RecordedEvent, alreadyStored: boolean): AppendResult {
  return { revision, position, recordedAt, alreadyStored };
}

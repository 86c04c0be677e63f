import type { Database, Statement } from 'better-sqlite3';
import {
  chainHash,
  checkAppend,
  GENESIS_HASH,
  storedBody,
  StoreUnavailableError,
  type AppendResult,
  type EventToAppend,
  type ExpectedRevision,
  type Instant,
} from '#event-sourcing';
import { codeOf } from './schema.js';

interface Head {
  readonly revision: number;
  readonly hash: string;
}

interface Waiting {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

interface Last {
  readonly position: number;
  readonly recordedAt: Instant;
}

interface Place extends Last {
  readonly stream: string;
  readonly revision: number;
}

interface Row extends Head {
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** Appends in one transaction at the most, so that many waiting ones do not keep the process from everything else. */
const LARGEST_COMMIT = 1000;

/**
 * One writer with a shared commit: the appends that are waiting go into one transaction, so many commands pay for one
 * fsync. Each is checked on its own; one that conflicts is refused and leaves the others as they are.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private drain: Promise<void> | undefined;
  private position: number;
  private recordedAt: Instant;
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly rollback: Statement;
  private readonly headOf: Statement<[string], Head>;
  private readonly placeOf: Statement<[string], Place>;
  private readonly undo: Statement<[number]>;
  private readonly insert: Statement<[number, string, number, string, string, string, string, string]>;

  constructor(
    database: Database,
    private readonly now: () => Instant,
    private readonly onCommitted: () => void,
  ) {
    this.begin = database.prepare('BEGIN IMMEDIATE');
    this.commit = database.prepare('COMMIT');
    this.rollback = database.prepare('ROLLBACK');
    this.headOf = database.prepare(
      'SELECT revision, hash FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1',
    );
    this.placeOf = database.prepare(
      'SELECT stream, revision, position, recorded_at AS recordedAt FROM event WHERE id = ?',
    );
    this.insert = database.prepare(
      'INSERT INTO event (position, stream, revision, id, type, recorded_at, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.undo = database.prepare('DELETE FROM event WHERE position > ?');
    const last = database
      .prepare<[], Last>(
        'SELECT position, recorded_at AS recordedAt FROM event ORDER BY position DESC LIMIT 1',
      )
      .get();
    this.position = last?.position ?? 0;
    this.recordedAt = last?.recordedAt ?? '';
  }

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, expected, events, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.drain !== undefined) await this.drain;
  }

  private schedule(): void {
    this.drain ??= new Promise((done) => {
      setImmediate(() => {
        this.drain = undefined;
        this.commitTogether(this.waiting.splice(0, LARGEST_COMMIT));
        if (this.waiting.length > 0) this.schedule();
        done();
      });
    });
  }

  private commitTogether(batch: readonly Waiting[]): void {
    const before: Last = { position: this.position, recordedAt: this.recordedAt };
    const answers: (() => void)[] = [];
    try {
      this.begin.run();
      for (const request of batch) answers.push(this.answerTo(request));
      this.commit.run();
    } catch (error) {
      if (this.insert.database.inTransaction) this.rollback.run();
      this.position = before.position;
      this.recordedAt = before.recordedAt;
      for (const request of batch) request.reject(inWords(error));
      return;
    }
    for (const answer of answers) answer();
    if (this.position > before.position) this.onCommitted();
  }

  /** Writes one request's events, or finds why not; returns how to answer once the commit is on disk. */
  private answerTo({ stream, expected, events, resolve, reject }: Waiting): () => void {
    try {
      const result = this.written(stream, expected, events) ?? this.alreadyStored(stream, expected, events);
      return () => resolve(result);
    } catch (error) {
      if (codeOf(error).startsWith('SQLITE_')) throw error;
      return () => reject(error);
    }
  }

  /**
   * Writes on the assumption that the stream is where it is expected and the ids are new, which nearly always holds: the
   * indexes say when it does not, then nothing of it stays. Looking first would cost a third of an append.
   */
  private written(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): AppendResult | undefined {
    const head = expected === 'no-stream' ? undefined : this.headOf.get(stream);
    if (events.length === 0 || (typeof expected === 'number' && head?.revision !== expected))
      return undefined;
    const rows = rowsOf(stream, head, events, this.tick());
    const before = this.position;
    for (const { revision, id, type, body, hash } of rows) {
      const { changes } = this.insert.run(
        this.position + 1,
        stream,
        revision,
        id,
        type,
        this.recordedAt,
        body,
        hash,
      );
      if (changes === 0) {
        this.undo.run(before);
        this.position = before;
        return undefined;
      }
      this.position += 1;
    }
    return {
      revision: (head?.revision ?? -1) + rows.length,
      position: BigInt(this.position),
      recordedAt: this.recordedAt,
      alreadyStored: false,
    };
  }

  /** The place of events that are stored already. Throws why they could not be written when they are not. */
  private alreadyStored(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): AppendResult {
    const head = this.headOf.get(stream)?.revision ?? 'no-stream';
    const known = checkAppend(stream, expected, events, head, (id) => this.placeOf.get(id));
    if (known === undefined) throw new Error(`Stream ${stream} refuses events for no reason that is known`);
    const { revision, position, recordedAt } = known;
    return { revision, position: BigInt(position), recordedAt, alreadyStored: true };
  }

  /** The store's clock, which never runs back. */
  private tick(): Instant {
    const now = this.now();
    if (now > this.recordedAt) this.recordedAt = now;
    return this.recordedAt;
  }
}

/** What whoever runs it can put right, in words; nothing of the batch was recorded. */
function inWords(error: unknown): unknown {
  const code = codeOf(error);
  if (!/^SQLITE_(FULL|IOERR|READONLY|BUSY)/.test(code)) return error;
  const why = code === 'SQLITE_FULL' ? 'the disk is full' : `the disk does not take it (${code})`;
  return new StoreUnavailableError(`The event store cannot be written: ${why}. Nothing was recorded.`);
}

/** All rows of a request before the first is written: an event that cannot be made into text spoils only its own request. */
function rowsOf(
  stream: string,
  head: Head | undefined,
  events: readonly EventToAppend[],
  recordedAt: Instant,
): Row[] {
  let { revision, hash } = head ?? { revision: -1, hash: GENESIS_HASH };
  return events.map((event) => {
    revision += 1;
    const body = storedBody(event, stream, revision, recordedAt);
    hash = chainHash(hash, body);
    return { revision, id: event.id, type: event.type, body, hash };
  });
}

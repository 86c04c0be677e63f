import type { Database, Statement } from 'better-sqlite3';
import {
  chainHash,
  checkAppend,
  GENESIS_HASH,
  storedBody,
  type AppendResult,
  type EventToAppend,
  type ExpectedRevision,
  type Instant,
} from '#event-sourcing';

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

type Place = { stream: string; revision: number; position: number; recordedAt: string };

/**
 * One writer with a shared commit: all appends that are waiting go into one transaction, so many commands pay for one
 * fsync. Each is checked on its own; one that conflicts is refused and leaves the others as they are.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private drain: Promise<void> | undefined;
  private position: number;
  private recordedAt: Instant;
  private readonly headOf: Statement<[string], Head>;
  private readonly placeOf: Statement<[string], Place>;
  private readonly insert: Statement<[number, string, number, string, string, string, string, string]>;

  constructor(
    private readonly database: Database,
    private readonly now: () => Instant,
    private readonly onCommitted: () => void,
  ) {
    this.headOf = database.prepare('SELECT revision, hash FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1');
    this.placeOf = database.prepare('SELECT stream, revision, position, recorded_at AS recordedAt FROM event WHERE id = ?');
    this.insert = database.prepare(
      'INSERT INTO event (position, stream, revision, id, type, recorded_at, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const last = database
      .prepare<[], { position: number; recordedAt: string }>('SELECT position, recorded_at AS recordedAt FROM event ORDER BY position DESC LIMIT 1')
      .get();
    this.position = last?.position ?? 0;
    this.recordedAt = last?.recordedAt ?? '';
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, expected, events, resolve, reject });
      this.drain ??= new Promise((done) => {
        setImmediate(() => {
          this.drain = undefined;
          this.commitWaiting();
          done();
        });
      });
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.drain !== undefined) await this.drain;
  }

  private commitWaiting(): void {
    const batch = this.waiting;
    this.waiting = [];
    const before = { position: this.position, recordedAt: this.recordedAt };
    const answers: (() => void)[] = [];
    try {
      this.database.exec('BEGIN IMMEDIATE');
      for (const request of batch) answers.push(this.answerTo(request));
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      this.position = before.position;
      this.recordedAt = before.recordedAt;
      for (const request of batch) request.reject(error);
      return;
    }
    for (const answer of answers) answer();
    if (this.position > before.position) this.onCommitted();
  }

  /** Writes one request's events, or finds why not; returns how to answer once the commit is on disk. */
  private answerTo({ stream, expected, events, resolve, reject }: Waiting): () => void {
    const head = this.headOf.get(stream);
    let known: Place | undefined;
    try {
      known = checkAppend(stream, expected, events, head?.revision ?? 'no-stream', (id) => this.placeOf.get(id));
    } catch (error) {
      return () => reject(error);
    }
    if (known !== undefined) {
      const { revision, position, recordedAt } = known;
      return () => resolve({ revision, position: BigInt(position), recordedAt, alreadyStored: true });
    }
    const result = this.write(stream, head, events);
    return () => resolve(result);
  }

  private write(stream: string, head: Head | undefined, events: readonly EventToAppend[]): AppendResult {
    const now = this.now();
    if (now > this.recordedAt) this.recordedAt = now;
    let revision = head?.revision ?? -1;
    let hash = head?.hash ?? GENESIS_HASH;
    for (const event of events) {
      revision += 1;
      this.position += 1;
      const body = storedBody(event, stream, revision, this.recordedAt);
      hash = chainHash(hash, body);
      this.insert.run(this.position, stream, revision, event.id, event.type, this.recordedAt, body, hash);
    }
    return { revision, position: BigInt(this.position), recordedAt: this.recordedAt, alreadyStored: false };
  }
}

import { setImmediate } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { toMillis, type Position, type Projection, type RecordedEvent } from '#event-sourcing';
import { signalStream } from '#signal';
import { FOREVER } from '../interval/interval.js';
import { intervalsOf, LEDGER_PREFIXES } from '../interval/intervals-of.js';
import { differenceOf, type BelievedRow } from './believed-rows.js';
import { digestOf, RowWriter } from './row-writer.js';
import { StreamCache, type StreamMemory } from './stream-cache.js';

const SIGNAL_STREAM = signalStream('');
const FACTS_IN_MEMORY = 20_000;
/** Events after which other work gets its turn. */
const TURN = 250;

/** The version of the rows that this program makes. Raise it when the same events give other rows: that rebuilds them. */
export const LEDGER_VERSION = 2;
/** The oldest version whose rows this program's views can read and its projection can go on with. */
export const OLDEST_READABLE_LEDGER = 2;

/**
 * Keeps the interval ledger: for each event it works out what its stream says now, and writes the difference from what it
 * said before. What is no longer believed gets an end of being known; nothing is overwritten.
 */
export class LedgerProjection implements Projection {
  readonly name = 'ledger';
  readonly typePrefixes = LEDGER_PREFIXES;
  private readonly cache: StreamCache;
  private nextId: number | undefined;
  /** How far this process has brought it; undefined: what is stored counts. */
  private reached: Position | undefined;

  constructor(
    private readonly writer: DataSource,
    factsInMemory = FACTS_IN_MEMORY,
    /** That of the generation which it keeps. */
    readonly version: number = LEDGER_VERSION,
  ) {
    this.cache = new StreamCache(factsInMemory);
  }

  async checkpoint(): Promise<Position> {
    this.reached = await this.storedCheckpoint(this.writer);
    return this.reached;
  }

  async apply(events: readonly RecordedEvent[], upTo: Position): Promise<void> {
    try {
      await this.writer.transaction((manager) => this.applyWithin(manager, events, upTo));
      this.reached = upTo;
      this.cache.trim();
    } catch (error) {
      // What is remembered may tell of rows that were rolled back.
      this.cache.clear();
      this.nextId = undefined;
      this.reached = undefined;
      throw error;
    }
  }

  private get key(): string {
    return `${this.name}.v${this.version}`;
  }

  private async applyWithin(
    manager: EntityManager,
    events: readonly RecordedEvent[],
    upTo: Position,
  ): Promise<void> {
    this.reached ??= await this.storedCheckpoint(manager);
    if ((events[0]?.position ?? upTo) < this.reached || events[0]?.position === this.reached)
      throw keptElsewhere();
    const rows = new RowWriter();
    const last = lastOfEachMoment(events);
    for (const [index, event] of events.entries()) {
      if (index % TURN === TURN - 1) await setImmediate();
      await this.take(manager, rows, event, last.has(event));
    }
    await this.moveOn(manager, this.reached, upTo);
    await rows.flush(manager);
  }

  /** Fails when the checkpoint is not where this projection left it: then another process keeps these rows too. */
  private async moveOn(manager: EntityManager, from: Position, upTo: Position): Promise<void> {
    const moved = await manager.query<unknown[]>(
      `INSERT INTO checkpoint (name, position) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE checkpoint.position = ? RETURNING name`,
      [this.key, String(upTo), String(from)],
    );
    if (moved.length === 0) throw keptElsewhere();
  }

  private async storedCheckpoint(from: Pick<DataSource, 'query'>): Promise<Position> {
    const rows = await from.query<{ position: string }[]>('SELECT position FROM checkpoint WHERE name = ?', [
      this.key,
    ]);
    return BigInt(rows[0]?.position ?? 0);
  }

  private async take(
    manager: EntityManager,
    rows: RowWriter,
    event: RecordedEvent,
    isLastOfMoment: boolean,
  ): Promise<void> {
    const knownAt = toMillis(event.recordedAt);
    const memory = await this.remembered(manager, rows, event);
    this.cache.add(memory, event);
    rows.fact(event, memory.no, knownAt);
    if (!isLastOfMoment) return;
    const { kept, added, gone } = differenceOf(memory.rows, intervalsOf(memory.facts));
    const fresh: BelievedRow[] = [];
    for (const interval of added) fresh.push({ id: await this.newId(manager), interval, knownFrom: knownAt });
    for (const row of fresh) {
      const { signalId } = row.interval;
      const signalNo = signalId === null ? null : await this.numberOf(manager, signalStream(signalId));
      rows.add(row, memory.no, signalNo);
    }
    for (const row of gone) rows.close(row, knownAt);
    memory.rows = [...kept, ...fresh];
  }

  private async remembered(
    manager: EntityManager,
    rows: RowWriter,
    { stream, revision, position }: RecordedEvent,
  ): Promise<StreamMemory> {
    const cached = this.cache.get(stream);
    if (cached !== undefined) return cached;
    const known = revision === 0 ? null : await storedNumber(manager, stream);
    const no = known ?? Number(position);
    if (known === null) rows.stream(no, stream);
    const memory = known === null ? { no, facts: [], rows: [] } : await recall(manager, stream, no);
    this.cache.set(stream, memory);
    return memory;
  }

  private async numberOf(manager: EntityManager, stream: string): Promise<number | null> {
    return this.cache.get(stream)?.no ?? storedNumber(manager, stream);
  }

  private async newId(manager: EntityManager): Promise<number> {
    if (this.nextId === undefined) {
      const [last] = await manager.query<{ id: number | null }[]>('SELECT MAX(id) AS id FROM interval');
      this.nextId = Number(last?.id ?? 0) + 1;
    }
    const id = this.nextId;
    this.nextId += 1;
    return id;
  }
}

function keptElsewhere(): Error {
  return new Error('Another process keeps these views: their checkpoint is not where this one left it');
}

/** What was believed between two facts of one stream and one millisecond was never known at any instant: only the last counts. */
function lastOfEachMoment(events: readonly RecordedEvent[]): ReadonlySet<RecordedEvent> {
  return new Set(new Map(events.map((event) => [`${event.stream} ${event.recordedAt}`, event])).values());
}

async function storedNumber(manager: EntityManager, stream: string): Promise<number | null> {
  const [row] = await manager.query<{ no: number }[]>('SELECT no FROM stream WHERE name = ?', [stream]);
  return row === undefined ? null : Number(row.no);
}

/** Reads back what is known of a stream. */
async function recall(manager: EntityManager, stream: string, no: number): Promise<StreamMemory> {
  const facts = (
    await manager.query<{ position: number; event: string }[]>(
      'SELECT position, event FROM fact WHERE stream_no = ? ORDER BY revision',
      [no],
    )
  ).map(({ position, event }) => ({ ...(JSON.parse(event) as RecordedEvent), position: BigInt(position) }));
  const stored = await manager.query<{ id: number; digest: string; knownFrom: number }[]>(
    `SELECT id, digest, known_from AS knownFrom FROM interval WHERE ${ofStream(stream)} AND known_to = ?`,
    [no, FOREVER],
  );
  const byDigest = new Map(stored.map((row) => [row.digest, row]));
  const rows = differenceOf([], intervalsOf(facts)).added.flatMap((interval): BelievedRow[] => {
    const row = byDigest.get(digestOf(interval));
    return row === undefined ? [] : [{ id: Number(row.id), interval, knownFrom: Number(row.knownFrom) }];
  });
  return { no, facts, rows };
}

/** Signals' rows, by far the most, are found by their signal; the others have an index of their own, on exactly this condition. */
function ofStream(stream: string): string {
  return stream.startsWith(SIGNAL_STREAM)
    ? 'signal_no = ? AND lane NOT BETWEEN 16 AND 21'
    : 'stream_no = ? AND lane BETWEEN 16 AND 21';
}

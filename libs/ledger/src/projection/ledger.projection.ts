import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { toMillis, type Position, type Projection, type RecordedEvent } from '#event-sourcing';
import { signalStream } from '#signal';
import { FOREVER } from '../interval/interval.js';
import { intervalsOf, LEDGER_PREFIXES } from '../interval/intervals-of.js';
import { RowWriter } from './row-writer.js';
import { StreamCache, textOf, type StreamMemory } from './stream-cache.js';

const SIGNAL_STREAM = signalStream('');
const STREAMS_IN_MEMORY = 8_000;

/**
 * Keeps the interval ledger: for each event it works out what its stream says now, and writes the difference from what it
 * said before. What is no longer believed gets an end of being known; nothing is overwritten.
 */
export class LedgerProjection implements Projection {
  readonly name = 'ledger';
  readonly version = 1;
  readonly typePrefixes = LEDGER_PREFIXES;
  private readonly cache: StreamCache;
  private nextId: number | undefined;

  constructor(
    private readonly writer: DataSource,
    streamsInMemory = STREAMS_IN_MEMORY,
  ) {
    this.cache = new StreamCache(streamsInMemory);
  }

  async checkpoint(): Promise<Position> {
    const rows = await this.writer.query<{ position: string }[]>(
      'SELECT position FROM checkpoint WHERE name = ?',
      [this.key],
    );
    return BigInt(rows[0]?.position ?? 0);
  }

  async apply(events: readonly RecordedEvent[], upTo: Position): Promise<void> {
    try {
      await this.writer.transaction((manager) => this.applyWithin(manager, events, upTo));
      this.cache.trim();
    } catch (error) {
      // What is remembered may tell of rows that were rolled back.
      this.cache.clear();
      this.nextId = undefined;
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
    const rows = new RowWriter();
    const last = lastOfEachMoment(events);
    for (const event of events) await this.take(manager, rows, event, last.has(event));
    await rows.flush(manager);
    await manager.query(
      'INSERT INTO checkpoint (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
      [this.key, String(upTo)],
    );
  }

  private async take(
    manager: EntityManager,
    rows: RowWriter,
    event: RecordedEvent,
    isLastOfMoment: boolean,
  ): Promise<void> {
    const knownAt = toMillis(event.recordedAt);
    const memory = await this.remembered(manager, event);
    memory.facts.push(event);
    rows.fact(event, knownAt);
    if (!isLastOfMoment) return;
    const believed = new Map<string, number>();
    for (const interval of intervalsOf(memory.facts)) {
      const text = textOf(interval);
      const known = memory.rows.get(text);
      const id = known ?? (await this.newId(manager));
      if (known === undefined) rows.add(id, event.stream, interval, knownAt, digestOf(text));
      believed.set(text, id);
    }
    for (const [text, id] of memory.rows) if (!believed.has(text)) rows.close(id, knownAt);
    memory.rows = believed;
  }

  private async remembered(manager: EntityManager, event: RecordedEvent): Promise<StreamMemory> {
    const cached = this.cache.get(event.stream);
    if (cached !== undefined) return cached;
    const memory =
      event.revision === 0
        ? { facts: [], rows: new Map<string, number>() }
        : await recall(manager, event.stream);
    this.cache.set(event.stream, memory);
    return memory;
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

/** What was believed between two facts of one stream and one millisecond was never known at any instant: only the last counts. */
function lastOfEachMoment(events: readonly RecordedEvent[]): ReadonlySet<RecordedEvent> {
  return new Set(new Map(events.map((event) => [`${event.stream} ${event.recordedAt}`, event])).values());
}

/** Reads back what is known of a stream. */
async function recall(manager: EntityManager, stream: string): Promise<StreamMemory> {
  const facts = (
    await manager.query<{ position: number; event: string }[]>(
      'SELECT position, event FROM fact WHERE stream = ? ORDER BY revision',
      [stream],
    )
  ).map(({ position, event }) => ({ ...(JSON.parse(event) as RecordedEvent), position: BigInt(position) }));
  const stored = await manager.query<{ id: number; digest: string }[]>(
    `SELECT id, digest FROM interval WHERE ${ofStream(stream)} AND known_to = ?`,
    [stream, FOREVER],
  );
  const idOf = new Map(stored.map(({ id, digest }) => [digest, Number(id)]));
  const rows = new Map<string, number>();
  for (const interval of intervalsOf(facts)) {
    const text = textOf(interval);
    const id = idOf.get(digestOf(text));
    if (id !== undefined) rows.set(text, id);
  }
  return { facts, rows };
}

/** Signals' rows, by far the most, are found by their signal; the others have an index of their own, on exactly this condition. */
function ofStream(stream: string): string {
  return stream.startsWith(SIGNAL_STREAM)
    ? `signal_id = substr(?, ${SIGNAL_STREAM.length + 1}) AND lane NOT BETWEEN 16 AND 21`
    : 'stream = ? AND lane BETWEEN 16 AND 21';
}

function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

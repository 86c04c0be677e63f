import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CommandRunner, EventRegistry, fromMillis, uuidFrom, type EventToAppend } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store-sqlite';
import type { ActingParty } from '#party';
import { signalDecider, signalEventTypes, signalStream } from '#signal';
import { perSecond, rate, secondsOf, type Measure } from './report.js';

const PEERS = 'test/bench/peers';
const PAD = 'x'.repeat(180);

/** An event of about 600 bytes as it is stored. */
export function anEvent(name: string): EventToAppend {
  return {
    id: uuidFrom('bench', name),
    type: 'signal.registered.v1',
    data: { name, pad: PAD },
    occurredAt: '2026-01-05T09:00:00.000Z',
    actor: { party: 'bench-party', role: 'tmm', person: 'bench' },
    correlationId: uuidFrom('bench', name),
    causationId: uuidFrom('bench', name),
    commandId: uuidFrom('bench', name),
    commandHash: '',
  };
}

/** Appends and reads: through the port, by a bare better-sqlite3 loop with the same durability, and by a peer library. */
export async function appendBench(count: number): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-bench-'));
  try {
    const ours = await takingTurns(folder, count);
    const commands = await byCommand(join(folder, 'commands.db'), count);
    const ceiling = ours.bare;
    return [
      { what: 'bare loop, one event per transaction, fsync each', value: perSecond(ceiling) },
      {
        what: 'port, one append at a time',
        value: perSecond(ours.oneEach),
        against: 'bare loop',
        ratio: ours.oneEach / ceiling,
        aim: '≥ 0.8×',
      },
      {
        what: 'port, 32 at the same time',
        value: perSecond(ours.concurrent),
        against: 'bare loop',
        ratio: ours.concurrent / ceiling,
        aim: '≥ 3×',
      },
      {
        what: 'command (load, decide, append), one at a time',
        value: perSecond(commands.oneEach),
        against: 'bare loop',
        ratio: commands.oneEach / ceiling,
      },
      {
        what: 'command, 32 at the same time',
        value: perSecond(commands.concurrent),
        against: 'bare loop',
        ratio: commands.concurrent / ceiling,
      },
      { what: 'bare SELECT + JSON.parse of all events', value: perSecond(ours.bareRead) },
      {
        what: 'port, read all',
        value: perSecond(ours.readAll),
        against: 'bare SELECT + JSON.parse',
        ratio: ours.readAll / ours.bareRead,
        aim: '≥ 0.6×',
      },
      ...emmett(join(folder, 'emmett.db'), count, ours),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A bare better-sqlite3 loop with the same table, indexes and durability. */
class BareLoop {
  private readonly database: Database.Database;
  private readonly insert: Database.Statement;

  constructor(file: string) {
    this.database = new Database(file);
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = FULL');
    this.database
      .exec(`CREATE TABLE event (position INTEGER PRIMARY KEY, stream TEXT, revision INTEGER, id TEXT, type TEXT, recorded_at TEXT, body TEXT, hash TEXT) STRICT;
      CREATE UNIQUE INDEX s ON event (stream, revision); CREATE UNIQUE INDEX i ON event (id)`);
    this.insert = this.database.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  append(i: number): void {
    const event = { ...anEvent(String(i)), stream: `signal-${i}`, revision: 0, recordedAt: '' };
    this.insert.run(i + 1, event.stream, 0, event.id, event.type, '', JSON.stringify(event), '');
  }

  readAll(): number {
    let read = 0;
    for (const row of this.database.prepare('SELECT * FROM event ORDER BY position').iterate())
      if (JSON.parse((row as { body: string }).body) !== null) read += 1;
    return read;
  }

  close(): void {
    this.database.close();
  }
}

/** The disk's speed changes from one second to the next: the two take turns, so that both meet the same. */
const ROUNDS = 20;

async function takingTurns(folder: string, count: number) {
  const bare = new BareLoop(join(folder, 'bare.db'));
  const store = openSqliteEventStore({ file: join(folder, 'events.db') });
  const append = (i: number) => store.append(`signal-${i}`, 'no-stream', [anEvent(String(i))]);
  const perRound = Math.ceil(count / ROUNDS);
  const total = perRound * ROUNDS;
  let [bareTime, ourTime] = [0, 0];
  for (let from = 0; from < total; from += perRound) {
    bareTime += await secondsOf(() => {
      for (let i = from; i < from + perRound; i += 1) bare.append(i);
    });
    ourTime += await secondsOf(async () => {
      for (let i = from; i < from + perRound; i += 1) await append(i);
    });
  }
  const bareRead = await rate(total, () => {
    if (bare.readAll() !== total) throw new Error('The bare loop lost events');
  });
  let read = 0;
  const readAll = await rate(total, async () => {
    for await (const batch of store.readAll()) read += batch.events.length;
  });
  if (read !== total) throw new Error(`Read ${read} of ${total} events`);
  const concurrent = await rate(count, () => clients(count, (i) => append(total + i)));
  bare.close();
  await store.close();
  return { bare: total / bareTime, oneEach: total / ourTime, concurrent, bareRead, readAll };
}

async function byCommand(file: string, count: number) {
  const store = openSqliteEventStore({ file });
  const commands = new CommandRunner(store, new EventRegistry(signalEventTypes), () =>
    fromMillis(Date.now()),
  );
  const actor: ActingParty = {
    id: 'bench-tmm',
    role: 'tmm',
    region: 'noordermark',
    municipality: null,
    person: 'bench',
  };
  const register = (i: number) => {
    const signalId = uuidFrom('bench-signal', String(i));
    const data = {
      signalId,
      source: 'inspector',
      channel: 'phone',
      observedAt: null,
      receivedAt: '2026-01-05T09:00:00.000Z',
      region: 'noordermark',
      municipality: null,
      forms: ['labour'],
      urgency: 'normal',
      personCount: null,
      receiptHash: null,
      generated: true,
      importedFrom: null,
    } as const;
    return commands.run(
      signalDecider,
      signalStream(signalId),
      { type: 'register-signal', data },
      { commandId: uuidFrom('bench-command', String(i)), actor, correlationId: signalId },
    );
  };
  const oneEach = await rate(count, async () => {
    for (let i = 0; i < count; i += 1) await register(i);
  });
  const concurrent = await rate(count, () => clients(count, (i) => register(count + i)));
  await store.close();
  return { oneEach, concurrent };
}

/** 32 clients that each wait for their answer before they go on. */
export async function clients(count: number, work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const client = async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: 32 }, client));
}

function emmett(file: string, count: number, ours: { oneEach: number; readAll: number }): Measure[] {
  if (!existsSync(join(PEERS, 'node_modules'))) {
    process.stderr.write('Installing the peer library for comparison (once, about a minute) …\n');
    if (
      spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: PEERS,
        stdio: 'inherit',
      }).status !== 0
    ) {
      return [{ what: 'Emmett, SQLite', value: 'not measured: it could not be installed here' }];
    }
  }
  const event = JSON.stringify(anEvent('peer'));
  const script = join(PEERS, 'emmett-sqlite.mjs');
  let peer: { oneEach: number; concurrent32: number | string; readAll: number };
  try {
    const words = [script, file, String(Math.min(count, 3000)), '100', event];
    const out = execFileSync(process.execPath, words, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    peer = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as typeof peer;
  } catch (error) {
    const said = /SQLITE_\w+[^\n{]*/.exec(String((error as { stdout?: string }).stdout))?.[0] ?? 'no figures';
    return [{ what: 'Emmett, SQLite', value: `not measured: it stopped with ${said.trim()}` }];
  }
  const concurrent =
    typeof peer.concurrent32 === 'number' ? perSecond(peer.concurrent32) : String(peer.concurrent32);
  return [
    {
      what: 'Emmett SQLite, one append at a time',
      value: perSecond(peer.oneEach),
      against: 'ours / Emmett',
      ratio: ours.oneEach / peer.oneEach,
    },
    { what: 'Emmett SQLite, 32 at the same time', value: concurrent },
    {
      what: 'Emmett SQLite, read all',
      value: perSecond(peer.readAll),
      against: 'ours / Emmett',
      ratio: ours.readAll / peer.readAll,
    },
  ];
}

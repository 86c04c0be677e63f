import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventRegistry, plusDays, ProjectionRunner, type EventStore, type Instant } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store-sqlite';
import {
  dropOutCounts,
  feedbackDue,
  inTray,
  LedgerProjection,
  openReadModels,
  responsibilities,
  signalPath,
  signals,
  stallBoard,
  triageAgenda,
  yearlyTables,
  type AsOf,
  type ReadModels,
} from '#ledger';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { meetingEventTypes } from '#triage';
import { fillWorld, type BenchClock } from './bench-world.js';
import { milliseconds, perSecond, quantile, rate, type Measure } from './report.js';

const REPEATS = 15;

/** A large world: how fast it is replayed into the read models, and how fast these answer, live and as of two years back. */
export async function worldBench(
  wanted: number,
): Promise<{ readonly replay: Measure[]; readonly queries: Measure[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-bench-world-'));
  const clock: BenchClock = { now: '2020-01-01T00:00:00.000Z' };
  const until: Instant = '2026-11-01T00:00:00.000Z';
  const store = openSqliteEventStore({ file: join(folder, 'events.db'), now: () => clock.now });
  const readModels = await openReadModels(join(folder, 'read-models.db'));
  try {
    const events = await fillWorld(store, clock, wanted, until, (written) =>
      process.stderr.write(`\r${written.toLocaleString('en')} events written `),
    );
    process.stderr.write('\n');
    const replay = await replayed(store, readModels, folder, events);
    return { replay, queries: await queried(readModels, until) };
  } finally {
    await readModels.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function replayed(
  store: EventStore,
  readModels: ReadModels,
  folder: string,
  events: number,
): Promise<Measure[]> {
  const read = await rate(events, async () => {
    for await (const batch of store.readAll())
      if (batch.events.length === 0) throw new Error('An empty batch');
  });
  const registry = new EventRegistry(partyEventTypes, routeEventTypes, signalEventTypes, meetingEventTypes);
  const runner = new ProjectionRunner(store, registry, new LedgerProjection(readModels.writer));
  const head = await store.head();
  const memory: number[] = [];
  const sample = setInterval(() => memory.push(process.memoryUsage().rss / 2 ** 20), 1000);
  const replayRate = await rate(events, async () => {
    runner.start();
    while (!(await runner.waitFor(head, 5000))) {
      const { state, failure, position } = runner.status();
      if (state === 'stopped') throw new Error(`The ledger stopped: ${failure?.message ?? ''}`);
      process.stderr.write(`\r${position.toLocaleString('en')} events replayed `);
    }
  });
  clearInterval(sample);
  process.stderr.write('\n');
  await runner.stop();
  const quarter = Math.max(1, Math.floor(memory.length / 4));
  const peak = (part: readonly number[]) => `${Math.round(Math.max(...part))} MiB`;
  const size = (file: string) => `${Math.round(statSync(join(folder, file)).size / events)} bytes`;
  const [rows] = await readModels.reader.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM interval');
  return [
    { what: 'events in the world', value: events.toLocaleString('en') },
    { what: 'rows in the ledger', value: Number(rows?.n).toLocaleString('en') },
    { what: 'read all through the port', value: perSecond(read) },
    {
      what: 'replay into the read models',
      value: perSecond(replayRate),
      against: 'read all',
      ratio: replayRate / read,
    },
    {
      what: 'memory in the first and last quarter of the replay',
      value: `${peak(memory.slice(0, quarter))}, ${peak(memory.slice(-quarter))}`,
      aim: 'flat',
    },
    {
      what: 'disk per event, store and read models',
      value: `${size('events.db')}, ${size('read-models.db')}`,
    },
  ];
}

async function queried({ reader }: ReadModels, until: Instant): Promise<Measure[]> {
  const live: AsOf = { validAt: until, knownAt: until };
  const past: AsOf = { validAt: plusDays(until, -730), knownAt: plusDays(until, -730) };
  const page = { page: 1, pageSize: 50 };
  const region = 'noordermark';
  const { items } = await signals(reader, { ...past, ...page, state: 'live' });
  const signalId = items[0]?.signalId ?? '';
  const views: Readonly<Record<string, (asOf: AsOf) => Promise<unknown>>> = {
    'stall board': (asOf) => stallBoard(reader, { ...asOf, ...page, region }),
    'drop-outs by gate and reason': (asOf) =>
      dropOutCounts(reader, {
        ...asOf,
        ...page,
        groupBy: ['gate', 'reason'],
        period: 'year',
        from: plusDays(asOf.validAt, -365),
      }),
    'responsibility ledger': (asOf) => responsibilities(reader, { ...asOf, ...page, region }),
    'in-tray': (asOf) => inTray(reader, { ...asOf, ...page, party: 'bench-chain-director' }),
    'triage agenda': (asOf) => triageAgenda(reader, { ...asOf, ...page, region }),
    'feedback due': (asOf) => feedbackDue(reader, { ...asOf, ...page, region }),
    'signals, live ones': (asOf) => signals(reader, { ...asOf, ...page, region, state: 'live' }),
    'signal path': (asOf) => signalPath(reader, { ...asOf, signalId }),
    'yearly tables': (asOf) => yearlyTables(reader, asOf),
  };
  const measures: Measure[] = [];
  for (const [what, view] of Object.entries(views)) {
    const now = await timed(() => view(live));
    const then = await timed(() => view(past));
    const scan = await timed(() =>
      reader.query('SELECT * FROM interval ORDER BY id DESC LIMIT ?', [page.pageSize]),
    );
    measures.push({
      what,
      value: `live p50 ${milliseconds(now.p50)}, p99 ${milliseconds(now.p99)}; two years back p50 ${milliseconds(then.p50)}, p99 ${milliseconds(then.p99)}`,
      against: `as-of / live (a bare SELECT of ${page.pageSize} rows: ${milliseconds(scan.p50)})`,
      ratio: then.p50 / now.p50,
      aim: '≤ 2×',
    });
  }
  return measures;
}

async function timed(work: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

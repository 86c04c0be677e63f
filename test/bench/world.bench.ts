import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plusDays, type Instant } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store-sqlite';
import {
  dropOutCounts,
  feedbackDue,
  inTray,
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
import { fillWorld, type BenchClock } from './bench-world.js';
import { milliseconds, perSecond, quantile, type Measure } from './report.js';
import type { Replayed } from './replay-process.js';

const REPEATS = 15;

/** A large world: how fast it is replayed into the read models, and how fast these answer, live and as of two years back. */
export async function worldBench(
  wanted: number,
): Promise<{ readonly replay: Measure[]; readonly queries: Measure[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-bench-world-'));
  const clock: BenchClock = { now: '2020-01-01T00:00:00.000Z' };
  const until: Instant = '2026-11-01T00:00:00.000Z';
  const store = openSqliteEventStore({ file: join(folder, 'events.db'), now: () => clock.now });
  try {
    const events = await fillWorld(store, clock, wanted, until, (written) =>
      process.stderr.write(`\r${written.toLocaleString('en')} events written `),
    );
    process.stderr.write('\n');
    await store.close();
    const replay = await replayed(folder, events);
    const readModels = await openReadModels(join(folder, 'read-models.db'));
    const queries = await queried(readModels, until);
    await readModels.close();
    return { replay, queries };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** Replays in a process of its own; then looks at what it left. */
async function replayed(folder: string, events: number): Promise<Measure[]> {
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'replay-process.js'), folder],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error('The replay failed');
  const { readAll, replay, memory } = JSON.parse(stdout) as Replayed;
  const quarter = Math.max(1, Math.floor(memory.length / 4));
  const peak = (part: readonly number[]) => `${Math.round(Math.max(...part))} MiB`;
  const size = (file: string) => `${Math.round(statSync(join(folder, file)).size / events)} bytes`;
  return [
    { what: 'events in the world', value: events.toLocaleString('en') },
    { what: 'read all through the port', value: perSecond(readAll) },
    {
      what: 'replay into the read models',
      value: perSecond(replay),
      against: 'read all',
      ratio: replay / readAll,
    },
    ...[0, 1, 2, 3].map((part) => ({
      what: `memory of the replay, at the most, quarter ${part + 1}`,
      value: peak(memory.slice(part * quarter, (part + 1) * quarter)),
      aim: 'flat',
    })),
    {
      what: 'disk per event, store and read models',
      value: `${size('events.db')}, ${size('read-models.db')}`,
    },
  ];
}

async function queried({ reader }: ReadModels, until: Instant): Promise<Measure[]> {
  const [rows] = await reader.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM interval');
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
  const measures: Measure[] = [{ what: 'rows in the ledger', value: Number(rows?.n).toLocaleString('en') }];
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

import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { buildCalibratedHistory, PUBLISHED_FIGURES, type PublishedYear } from '#demonstration';
import type { Instant } from '#event-sourcing';
import { yearlyTables, type YearlyTable } from '#ledger';
import { readEnvironment } from '#platform';
import { ensureDemonstrationWorld } from '../../composition/demonstration.js';
import { catchUp, openEmbeddedWorld, type EmbeddedWorld } from '../../composition/embedded-world.js';
import { claimForHistory, writeMarker } from '../../composition/generated-world.js';
import { UsageError, type CliCommand } from './cli-command.js';
import { differences, tablesText } from './generate.text.js';

const USAGE = `Usage: npm run ketenspoor -- generate --calibrated | --demo [--data DIR] [--seed N]
  --calibrated  the history 2014-2022 whose yearly tables are the published ones
  --demo        the demonstration world, as npm run demo makes it
  --data        folder of the world, a new one; default: calibrated/world or demo in the data folder
  --seed        a whole number; the same seed gives the same history
All that it makes is marked as generated.`;

const SEED = 2014;
/** After the last fact of the history. */
const AFTERWARDS: Instant = '2023-12-31T00:00:00.000Z';

/** Makes a generated world. Exit code 1 when its tables, counted anew, are not the published ones. */
export const generateCommand: CliCommand = async (args) => {
  const { kind, folder, seed } = orderIn(args);
  if (kind === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  return kind === 'demo' ? demonstration(folder, seed) : calibrated(folder, seed ?? SEED);
};

async function demonstration(folder: string, seed: number | undefined): Promise<number> {
  const bar = progressBar('{value} of {total} steps');
  bar.start(1, 0);
  try {
    await ensureDemonstrationWorld(
      folder,
      (done, total) => {
        bar.setTotal(total);
        bar.update(done);
      },
      seed,
    );
  } finally {
    bar.stop();
  }
  process.stdout.write(`The demonstration world is in ${folder}. Everything in it is generated.\n`);
  return 0;
}

async function calibrated(folder: string, seed: number): Promise<number> {
  const marker = claimForHistory(folder, seed);
  const clock = { now: AFTERWARDS };
  const world = await openEmbeddedWorld(folder, () => clock.now);
  try {
    if (!marker.complete) {
      await build(world, clock, seed);
      writeMarker(folder, { ...marker, complete: true });
    }
    return await show(world, folder);
  } finally {
    await world.close();
  }
}

async function build(world: EmbeddedWorld, clock: { now: Instant }, seed: number): Promise<void> {
  const started = performance.now();
  const bar = progressBar('{year}: {value} of {total} commands');
  bar.start(1, 0, { year: '2014' });
  try {
    await buildCalibratedHistory({
      runtime: { commands: world.commands, setClock: (now) => (clock.now = now) },
      seed,
      onProgress: (year, done, total) => {
        bar.setTotal(total);
        bar.update(done, { year });
      },
    });
  } finally {
    bar.stop();
  }
  const seconds = (performance.now() - started) / 1000;
  const events = Number(await world.store.head());
  process.stdout.write(
    `${events} events, all generated, in ${seconds.toFixed(1)} s (${Math.round(events / seconds)} a second).\n`,
  );
}

/** Counts the tables from the events and lays them beside the published ones. */
async function show(world: EmbeddedWorld, folder: string): Promise<number> {
  const bar = progressBar('{value} of {total} events in the views');
  bar.start(Number(await world.store.head()), 0);
  try {
    await catchUp(world, (position) => bar.update(Number(position)));
  } finally {
    bar.stop();
  }
  const asOf = { validAt: AFTERWARDS, knownAt: AFTERWARDS };
  const { years } = await world.ledger.ask(({ reader }) => yearlyTables(reader, asOf));
  const published = new Map(PUBLISHED_FIGURES.map((figures) => [figures.year, figures]));
  const wrong = [...published.values()].flatMap((figures) => differencesIn(years, figures));
  process.stdout.write(tablesText(years, wrong));
  process.stdout.write(`Look at it: KETENSPOOR_DATA=${dirname(folder)} npm start\n`);
  return wrong.length === 0 ? 0 : 1;
}

function differencesIn(years: readonly YearlyTable[], figures: PublishedYear): readonly string[] {
  return differences(
    years.find(({ year }) => year === figures.year),
    figures,
  );
}

function progressBar(what: string): SingleBar {
  return new SingleBar({
    format: ` {bar} {percentage}% | ${what} | {duration_formatted}`,
    clearOnComplete: true,
  });
}

interface Order {
  readonly kind: 'help' | 'demo' | 'calibrated';
  readonly folder: string;
  readonly seed?: number;
}

function orderIn(args: readonly string[]): Order {
  const { help, demo, calibrated, data, seed } = argumentsIn(args);
  if (help === true) return { kind: 'help', folder: '' };
  if ((demo === true) === (calibrated === true)) throw new UsageError(USAGE);
  const kind = demo === true ? 'demo' : 'calibrated';
  const parts = kind === 'demo' ? ['demo'] : ['calibrated', 'world'];
  const folder = data ?? join(readEnvironment().dataFolder, ...parts);
  if (seed === undefined) return { kind, folder };
  if (!/^\d{1,9}$/.test(seed))
    throw new UsageError(`--seed is a whole number of at most 9 digits.\n${USAGE}`);
  return { kind, folder, seed: Number(seed) };
}

function argumentsIn(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        calibrated: { type: 'boolean' },
        demo: { type: 'boolean' },
        data: { type: 'string' },
        seed: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

import { once } from 'node:events';
import { createWriteStream, existsSync, readFileSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { fromMillis } from '#event-sourcing';
import {
  BROKEN_FILE_CODES,
  importLog,
  parseMapping,
  type ImportRemark,
  type ImportSummary,
  type LogMapping,
} from '#log-import';
import { readEnvironment } from '#platform';
import { catchUp, openEmbeddedWorld, type EmbeddedWorld } from '../../composition/embedded-world.js';
import { UsageError, type CliCommand } from './cli-command.js';
import { importText } from './import.text.js';

const USAGE = `Usage: npm run ketenspoor -- import FILE --mapping MAP.json [--dry-run] [--data DIR] [--report FILE]
  FILE       an event log: XES (.xes, .xes.gz) or CSV (.csv, .csv.gz)
  --mapping  what its attributes mean; see docs/how-to/import-a-log.md
  --dry-run  reads and checks everything, writes nothing
  --data     folder of the world; default: that of npm start
  --report   file for every remark, one JSON object a line, and the summary at the end`;

/** Remarks of each kind that are printed; the rest is counted, and stands in the report. */
const SHOWN = 5;

interface Order {
  readonly file: string;
  readonly mapping: LogMapping;
  readonly folder: string;
  readonly dryRun: boolean;
}

/** Imports a log. Exit code 0 when the whole file could be read, though single cases may have been refused. */
export const importCommand: CliCommand = async (args) => {
  const { help, report, ...order } = orderIn(args);
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const lines = report === undefined ? null : await reportAt(report);
  const world = order.dryRun ? null : await openEmbeddedWorld(order.folder);
  const started = performance.now();
  try {
    const { summary, remarks } = await importWithProgress(order, world, lines);
    lines?.write(`${JSON.stringify({ summary })}\n`);
    process.stdout.write(importText(summary, remarks, order.dryRun, (performance.now() - started) / 1000));
    if (world !== null) await showViews(world);
    return BROKEN_FILE_CODES.some((code) => summary.remarks[code] !== undefined) ? 1 : 0;
  } finally {
    await world?.close();
    if (lines !== null) await once(lines.end(), 'close');
  }
};

async function importWithProgress(
  { file, mapping }: Order,
  world: EmbeddedWorld | null,
  lines: WriteStream | null,
): Promise<{ readonly summary: ImportSummary; readonly remarks: readonly ImportRemark[] }> {
  const remarks: ImportRemark[] = [];
  const bar = progressBar('{value} of {total} KiB read');
  let bytes = 0;
  bar.start(inKiB(statSync(file).size), 0);
  try {
    const summary = await importLog({
      file,
      mapping,
      commands: world?.commands ?? null,
      now: () => fromMillis(Date.now()),
      onBytes: (read) => bar.update(inKiB((bytes += read))),
      onRemark: (remark) => {
        if (remarks.filter(({ code }) => code === remark.code).length < SHOWN) remarks.push(remark);
        lines?.write(`${JSON.stringify(remark)}\n`);
      },
    });
    return { summary, remarks };
  } finally {
    bar.stop();
  }
}

/** Brings the read models up to date, so that the server has nothing to catch up with. */
async function showViews(world: EmbeddedWorld): Promise<void> {
  const bar = progressBar('{value} of {total} events in the views');
  bar.start(Number(await world.store.head()), 0);
  try {
    await catchUp(world, (position) => bar.update(Number(position)));
  } finally {
    bar.stop();
  }
  process.stdout.write('The views are up to date; look with npm start.\n');
}

function progressBar(what: string): SingleBar {
  return new SingleBar({
    format: ` {bar} {percentage}% | ${what} | {duration_formatted}`,
    clearOnComplete: true,
  });
}

function orderIn(args: readonly string[]): Order & { readonly help: boolean; readonly report?: string } {
  const { values, positionals } = argumentsIn(args);
  const { mapping, data, report } = values;
  const [file] = positionals;
  const dryRun = values['dry-run'] === true;
  const folder = data ?? join(readEnvironment().dataFolder, 'world');
  if (values.help === true) return { file: '', mapping: {} as LogMapping, folder, dryRun, help: true };
  if (file === undefined || positionals.length > 1 || mapping === undefined) throw new UsageError(USAGE);
  for (const needed of [file, mapping])
    if (!existsSync(needed) || !statSync(needed).isFile())
      throw new UsageError(`There is no file ${needed}.\n${USAGE}`);
  const order = { file, mapping: parseMapping(readFileSync(mapping, 'utf8')), folder, dryRun, help: false };
  return report === undefined ? order : { ...order, report };
}

function argumentsIn(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        mapping: { type: 'string' },
        data: { type: 'string' },
        report: { type: 'string' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function reportAt(file: string): Promise<WriteStream> {
  const stream = createWriteStream(file);
  try {
    await once(stream, 'open');
    return stream;
  } catch (error) {
    throw new UsageError(`The report cannot be written: ${(error as Error).message}`);
  }
}

function inKiB(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

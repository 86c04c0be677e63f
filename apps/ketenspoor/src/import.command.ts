import { createWriteStream, existsSync, readFileSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { fromMillis } from '#event-sourcing';
import { importLog, parseMapping, type ImportRemark, type ImportSummary } from '#log-import';
import { catchUp, openEmbeddedWorld } from '../../composition/embedded-world.js';
import { UsageError, type CliCommand } from './cli-command.js';

const USAGE =
  'Usage: npm run ketenspoor -- import FILE --mapping MAP.json [--dry-run] [--data DIR] [--report FILE]';
/** Remarks that are printed; the rest is counted, and stands in the report. */
const SHOWN = 20;

/** Imports a log; writes a report of every case or line that could not be taken, and why. */
export const importCommand: CliCommand = async (args) => {
  const { file, mapping: mappingFile, dryRun, data, report } = parse(args);
  const mapping = parseMapping(readFileSync(mappingFile, 'utf8'));
  const world = dryRun ? null : await openEmbeddedWorld(data);
  const reportStream = report === undefined ? null : createWriteStream(report);
  const bar = new SingleBar({
    format: ' {bar} {percentage}% | {value}/{total} KiB read | {duration_formatted}',
    noTTYOutput: false,
    clearOnComplete: true,
  });
  const remarks: ImportRemark[] = [];
  const started = performance.now();
  bar.start(Math.ceil(statSync(file).size / 1024), 0);
  let bytes = 0;
  try {
    const summary = await importLog({
      file,
      mapping,
      commands: world?.commands ?? null,
      now: () => fromMillis(Date.now()),
      onBytes: (read) => bar.update(Math.ceil((bytes += read) / 1024)),
      onRemark: (remark) => {
        if (remarks.length < SHOWN) remarks.push(remark);
        reportStream?.write(`${JSON.stringify(remark)}\n`);
      },
    });
    bar.stop();
    print(summary, remarks, dryRun, (performance.now() - started) / 1000);
    if (world !== null) await catchUp(world, () => undefined);
    return summary.casesTaken + summary.casesAlreadyThere > 0 || summary.casesRead === 0
      ? exitCodeFor(summary)
      : 1;
  } finally {
    bar.stop();
    if (reportStream !== null) await once(reportStream.end(), 'finish');
    await world?.close();
  }
};

function exitCodeFor({ remarks }: ImportSummary): number {
  const broken = [
    'not-xml',
    'not-xes',
    'not-csv',
    'truncated',
    'broken-gzip',
    'broken-encoding',
    'missing-column',
    'unreadable',
    'too-many-rows',
  ];
  return broken.some((code) => remarks[code] !== undefined) ? 1 : 0;
}

function parse(args: readonly string[]) {
  const { values, positionals } = readArguments(args);
  const [file] = positionals;
  if (values.help === true || file === undefined || positionals.length > 1 || values.mapping === undefined)
    throw new UsageError(USAGE);
  for (const needed of [file, values.mapping])
    if (!existsSync(needed)) throw new UsageError(`There is no file ${needed}.\n${USAGE}`);
  const { mapping, data = 'var/world', report } = values;
  return { file, mapping, data, report, dryRun: values['dry-run'] === true };
}

function readArguments(args: readonly string[]) {
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

function print(
  summary: ImportSummary,
  remarks: readonly ImportRemark[],
  dryRun: boolean,
  seconds: number,
): void {
  const {
    casesRead,
    eventsRead,
    casesTaken,
    casesAlreadyThere,
    casesNotTaken,
    casesOpen,
    spells,
    handOffs,
    spellsPerHolder,
  } = summary;
  const lines = [
    dryRun ? 'Dry run: nothing was written.' : 'Import done.',
    `  cases read           ${casesRead} (${eventsRead} events, ${seconds.toFixed(1)} s)`,
    `  ${dryRun ? 'could be taken      ' : 'taken               '} ${casesTaken}`,
    `  already there        ${casesAlreadyThere}`,
    `  not taken            ${casesNotTaken}`,
    `  still open           ${casesOpen}`,
    `  spells of custody    ${spells}, of which handed over ${handOffs}`,
    ...Object.entries(spellsPerHolder)
      .sort(([, a], [, b]) => b - a)
      .map(([holder, count]) => `    ${holder.padEnd(18)} ${count}`),
    ...Object.entries(summary.remarks).map(([code, count]) => `  ${code.padEnd(20)} ${count}`),
    ...remarks.map(
      ({ code, caseId, line, message }) =>
        `    line ${line ?? '?'}${caseId === null ? '' : `, ${caseId}`}: ${code}: ${message}`,
    ),
    ...(Object.values(summary.remarks).reduce((sum, count) => sum + count, 0) > remarks.length
      ? ['    … the rest stands in the report (--report FILE)']
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

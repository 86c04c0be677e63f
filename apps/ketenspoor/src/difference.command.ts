import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromMillis, instant, type Instant } from '#event-sourcing';
import type { AsOf } from '#ledger';
import { LANGUAGES } from '#messages';
import { readEnvironment } from '#platform';
import { signalDifference } from '#replay';
import { meetingIdOf } from '#triage';
import { openWorldForReading, type ReadingWorld } from '../../composition/reading-world.js';
import { UsageError, type CliCommand } from './cli-command.js';
import { differenceText } from './difference.text.js';

const USAGE = `Usage: npm run ketenspoor -- difference --signal ID [--from INSTANT] [--to INSTANT] [options]
  --from, --to              how things were at these two instants; --to: default now, --from: default --to
  --known-from, --known-to  by what was known at these two; --known-to: default now, --known-from: default --known-to
                            At least one of --from and --known-from is needed
  --json                    one JSON object a line for each row that differs
  --language LANGUAGE       nl or en (default)
  --data DIR                folder of the world; default: that of npm start. A server may be running on it
An INSTANT is written as 2026-03-02T10:00:00+01:00 or with Z.`;

/** What meetings say of a signal. */
const ABOUT_A_SIGNAL = [
  'triage.signal-put-on-agenda.',
  'triage.reporting-decided.',
  'triage.action-decided.',
  'triage.feedback-decided.',
];

/** Tells what is different about a signal between two pictures. Exit code 1 when neither knew it. */
export const differenceCommand: CliCommand = async (args) => {
  const values = argumentsIn(args);
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { signal } = values;
  if (signal === undefined) throw new UsageError(`--signal is needed.\n${USAGE}`);
  const language = LANGUAGES.find((known) => known === (values.language ?? 'en'));
  if (language === undefined) throw new UsageError(`--language is one of ${LANGUAGES.join(', ')}.\n${USAGE}`);
  const { from, to } = picturesIn(values);
  const world = openWorldForReading(values.data ?? join(readEnvironment().dataFolder, 'world'));
  try {
    const rows = await signalDifference(world, signal, await meetingsAbout(world, signal), from, to);
    if (rows === undefined) {
      process.stderr.write(`There is no signal ${signal} in either picture of this world.\n`);
      return 1;
    }
    if (values.json === true) for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
    else process.stdout.write(differenceText(signal, from, to, rows, language));
    return 0;
  } finally {
    await world.close();
  }
};

async function meetingsAbout({ store }: ReadingWorld, signalId: string): Promise<readonly string[]> {
  const meetings = new Set<string>();
  for await (const { events } of store.readAll({ typePrefixes: ABOUT_A_SIGNAL }))
    for (const { stream, data } of events)
      if ((data as { readonly signalId: string }).signalId === signalId) meetings.add(meetingIdOf(stream));
  return [...meetings].sort();
}

function picturesIn(values: ReturnType<typeof argumentsIn>): { readonly from: AsOf; readonly to: AsOf } {
  const now = fromMillis(Date.now());
  const named = (name: 'from' | 'to' | 'known-from' | 'known-to') => instantIn(name, values[name]);
  const [from, knownFrom] = [named('from'), named('known-from')];
  if (from === undefined && knownFrom === undefined)
    throw new UsageError(`--from, --known-from or both are needed.\n${USAGE}`);
  const to = { validAt: named('to') ?? now, knownAt: named('known-to') ?? now };
  return { from: { validAt: from ?? to.validAt, knownAt: knownFrom ?? to.knownAt }, to };
}

function instantIn(name: string, given: string | undefined): Instant | undefined {
  if (given === undefined) return undefined;
  try {
    return instant(given);
  } catch {
    throw new UsageError(`--${name} is an instant, such as 2026-03-02T10:00:00+01:00.\n${USAGE}`);
  }
}

function argumentsIn(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        signal: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        'known-from': { type: 'string' },
        'known-to': { type: 'string' },
        json: { type: 'boolean' },
        language: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

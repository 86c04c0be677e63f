import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '#messages';
import { readEnvironment } from '#platform';
import {
  chainHistory,
  replayOf,
  type About,
  type ChainStep,
  type Direction,
  type Kind,
  type StepWithState,
} from '#replay';
import { openWorldForReading, type ReadingWorld } from '../../composition/reading-world.js';
import { UsageError, type CliCommand } from './cli-command.js';
import { REPLAY_FORMATS, replayHeading, stepText } from './replay.text.js';

const USAGE = `Usage: npm run ketenspoor -- replay --signal ID | --meeting ID | --all  [options]
  --signal ID, --meeting ID   step through one history, with the state after each event
    --from N, --to N          revisions to begin and end with, from 0
  --all                       step through all events of the world in the order of recording
    --after P                 begin after the event at this position
    --limit N                 events at the most; default 100
  --backward                  from the last to the first
  --format FORMAT             compact, timeline (default) or raw (as stored)
  --json                      one JSON object a line instead: the event, the state after it, what it changed
  --language LANGUAGE         nl or en (default)
  --data DIR                  folder of the world; default: that of npm start. A server may be running on it`;

const USUAL_LIMIT = 100;
const PAGE = 200;

interface Order {
  readonly folder: string;
  readonly direction: Direction;
  readonly write: (step: StepWithState & { readonly about?: About }) => void;
  readonly language: Language;
  readonly plain: boolean;
}

/** Steps through recorded history. Exit code 1 when there is no such history. */
export const replayCommand: CliCommand = async (args) => {
  const values = argumentsIn(args);
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { signal, meeting, all } = values;
  if ([signal, meeting, all].filter((named) => named !== undefined).length !== 1)
    throw new UsageError(`Name one of --signal, --meeting and --all.\n${USAGE}`);
  const order = orderIn(values);
  const range = { from: whole('from', values.from), to: whole('to', values.to) };
  const { after, limit } = { after: whole('after', values.after), limit: whole('limit', values.limit) };
  requireFitting(all === true, range, { after, limit });
  const world = openWorldForReading(order.folder);
  try {
    if (all === true) return await replayAll(world, order, after, limit ?? USUAL_LIMIT);
    const about = { kind: signal === undefined ? 'meeting' : 'signal', id: signal ?? meeting ?? '' } as const;
    return await replayOne(world, order, about, range);
  } finally {
    await world.close();
  }
};

async function replayOne(
  world: ReadingWorld,
  { direction, write, language, plain }: Order,
  about: About & { readonly kind: Kind },
  { from = 0, to }: { readonly from: number | undefined; readonly to: number | undefined },
): Promise<number> {
  const replay = await replayOf(world, about);
  const last = replay.length - 1;
  if (last < 0) {
    process.stderr.write(`There is no ${about.kind} ${about.id} in this world.\n`);
    return 1;
  }
  if (from > last) throw new UsageError(`--from ${from} lies beyond the last revision, ${last}.`);
  const end = Math.min(to ?? last, last);
  if (!plain) process.stdout.write(replayHeading(about, from, end, last, direction, language));
  for (const step of replay.between(from, end, direction)) write(step);
  return 0;
}

async function replayAll(
  world: ReadingWorld,
  { direction, write }: Order,
  after: number | undefined,
  limit: number,
): Promise<number> {
  let position = after === undefined ? undefined : BigInt(after);
  for (let left = limit; left > 0;) {
    const pageSize = Math.min(PAGE, left);
    const { items, next } = await chainHistory(world, { after: position, direction, pageSize });
    items.forEach((step: ChainStep) => write(step));
    if (next === null) break;
    position = next;
    left -= items.length;
  }
  return 0;
}

function orderIn(values: ReturnType<typeof argumentsIn>): Order {
  const format = oneOf('format', REPLAY_FORMATS, values.format ?? 'timeline');
  const language = oneOf('language', LANGUAGES, values.language ?? 'en');
  const plain = values.json === true || format === 'raw';
  return {
    folder: values.data ?? join(readEnvironment().dataFolder, 'world'),
    direction: values.backward === true ? 'backward' : 'forward',
    language,
    plain,
    write: (step) =>
      process.stdout.write(
        values.json === true ? `${JSON.stringify(step)}\n` : stepText(step, format, language),
      ),
  };
}

function requireFitting(all: boolean, one: object, whole: object): void {
  const strange = Object.entries(all ? one : whole).find(([, value]) => value !== undefined);
  if (strange !== undefined)
    throw new UsageError(`--${strange[0]} does not go with ${all ? '--all' : 'one history'}.\n${USAGE}`);
  const { from = 0, to = Infinity } = one as { readonly from?: number; readonly to?: number };
  if (from > to) throw new UsageError(`--from ${from} lies after --to ${to}.`);
}

function oneOf<Word extends string>(name: string, words: readonly Word[], given: string): Word {
  const word = words.find((known) => known === given);
  if (word === undefined) throw new UsageError(`--${name} is one of ${words.join(', ')}.\n${USAGE}`);
  return word;
}

function whole(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,15}$/.test(given)) throw new UsageError(`--${name} is a whole number.\n${USAGE}`);
  return Number(given);
}

function argumentsIn(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        signal: { type: 'string' },
        meeting: { type: 'string' },
        all: { type: 'boolean' },
        from: { type: 'string' },
        to: { type: 'string' },
        after: { type: 'string' },
        limit: { type: 'string' },
        backward: { type: 'boolean' },
        format: { type: 'string' },
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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { DomainError, StoreUnavailableError } from '#event-sourcing';
import type { ProjectionItem } from '#operations';
import { readEnvironment } from '#platform';
import { sharedEngine } from '../../composition/engines.js';
import { UsageError, type CliCommand } from './cli-command.js';
import { RebuildHere } from './rebuild.here.js';
import { barFigures, generationsText } from './rebuild.text.js';
import { RebuildThere } from './rebuild.there.js';
import type { RebuildTarget } from './rebuild.target.js';

const USAGE = `Usage: npm run ketenspoor -- rebuild [--switch-back | --retire] [--data DIR] [--url URL]
  Works the views out anew beside those that are served, and lets the new ones take over when they have caught up.
  --switch-back  let the other generation be served
  --retire       remove the generation that is not served, or give up a rebuild
  --data         folder of the world; default: that of npm start
  --url          the server that has the world open, if one has; default: that of npm start`;

const LOOK_MS = 200;

/** Rebuilds the views. Exit code 1 when the rebuild stopped at an event. */
export const rebuildCommand: CliCommand = async (args) => {
  const { help, back, retire, data, url } = argumentsIn(args);
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const target = await targetOf(data, url);
  try {
    if (back) await target.switch();
    else if (retire) await target.retire();
    else await target.begin();
    return await watched(target);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new StoreUnavailableError(`${error.message}. Nothing was changed.`);
  } finally {
    await target.close();
  }
};

/** On a database that several processes share, a projector has the ledger; a tracker there passes on what is asked. */
async function targetOf(folder: string, url: string): Promise<RebuildTarget> {
  if (sharedEngine(readEnvironment()) !== null) return RebuildThere.open(folder, url);
  if (!existsSync(join(folder, 'events.db')))
    throw new StoreUnavailableError(`There is no world in ${folder}: it has no events.db.`);
  try {
    return await RebuildHere.open(folder);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError) || !error.message.startsWith('Another process'))
      throw error;
    return RebuildThere.open(folder, url);
  }
}

/** Shows how far the generation being built is, until there is none. */
async function watched(target: RebuildTarget): Promise<number> {
  const bar = new SingleBar({
    format: ' {bar} {percentage}% | {value} of {total} | {rate} | {remaining}',
    clearOnComplete: true,
  });
  const items = await finished(target, bar).finally(() => bar.stop());
  process.stdout.write(generationsText(items));
  return items.some(({ state }) => state === 'stopped') ? 1 : 0;
}

async function finished(target: RebuildTarget, bar: SingleBar): Promise<readonly ProjectionItem[]> {
  for (let isShown = false; ; await pause(LOOK_MS)) {
    const items = await target.generations();
    const building = items.find(({ generationState }) => generationState === 'building');
    if (building === undefined || building.state === 'stopped') return items;
    const { total, value, ...words } = barFigures(building);
    if (!isShown) bar.start(total, value, words);
    isShown = true;
    bar.setTotal(total);
    bar.update(value, words);
  }
}

function argumentsIn(args: readonly string[]) {
  const values = parsed(args);
  if (values['switch-back'] === true && values.retire === true)
    throw new UsageError(`--switch-back and --retire exclude each other.\n${USAGE}`);
  const { dataFolder, host, port } = readEnvironment();
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const server = address.includes(':') ? `[${address}]` : address;
  return {
    help: values.help === true,
    back: values['switch-back'] === true,
    retire: values.retire === true,
    data: values.data ?? join(dataFolder, 'world'),
    url: (values.url ?? `http://${server}:${port}`).replace(/\/+$/, ''),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'switch-back': { type: 'boolean' },
        retire: { type: 'boolean' },
        data: { type: 'string' },
        url: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

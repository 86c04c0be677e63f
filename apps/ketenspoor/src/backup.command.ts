import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromMillis } from '#event-sourcing';
import { readEnvironment } from '#platform';
import { backUpWorld, restoreWorld } from '../../composition/world-backup.js';
import { UsageError, type CliCommand } from './cli-command.js';

const BACKUP_USAGE = `Usage: npm run ketenspoor -- backup --to FOLDER [--data DIR]
  --to    an empty or new folder
  --data  folder of the world; default: that of npm start. A server may go on writing to it`;

const RESTORE_USAGE = `Usage: npm run ketenspoor -- restore --from FOLDER [--data DIR]
  --from  what backup wrote
  --data  an empty or new folder; default: that of npm start`;

/** Backs up a world while it is in use. */
export const backupCommand: CliCommand = async (args) => {
  const { to, data, help } = optionsIn(args, 'to', BACKUP_USAGE);
  if (help) return said(BACKUP_USAGE);
  const { events, head } = await backUpWorld(data, to, fromMillis(Date.now()));
  return said(
    `Backed up ${events.toLocaleString('en')} events (up to position ${head}) to ${to}.
Passwords and the secret of the sign-in are not in it.`,
  );
};

/** Puts a backup into an empty folder. */
export const restoreCommand: CliCommand = async (args) => {
  const { from, data, help } = optionsIn(args, 'from', RESTORE_USAGE);
  if (help) return said(RESTORE_USAGE);
  const { events, at } = await restoreWorld(from, data);
  return said(
    `Restored ${events.toLocaleString('en')} events, as they stood at ${at}, to ${data}.
The views are worked out anew at the next start.`,
  );
};

function optionsIn<Name extends 'to' | 'from'>(args: readonly string[], name: Name, usage: string) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { [name]: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
    });
    const {
      help,
      data,
      [name]: folder,
    } = values as { help?: boolean; data?: string } & Partial<Record<Name, string>>;
    if (folder === undefined && help !== true) throw new UsageError(`--${name} is missing.\n${usage}`);
    return {
      help: help === true,
      data: data ?? join(readEnvironment().dataFolder, 'world'),
      [name]: folder ?? '',
    } as { help: boolean; data: string } & Record<Name, string>;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

function said(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

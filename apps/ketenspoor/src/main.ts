import type { CliCommand } from './cli-command.js';

/** Commands by name; each is loaded when it is asked for. */
const COMMANDS: Readonly<
  Record<string, { readonly about: string; readonly load: () => Promise<CliCommand> }>
> = {
  backup: {
    about: 'copy a world to another folder while it is in use',
    load: async () => (await import('./backup.command.js')).backupCommand,
  },
  export: {
    about: 'write a history and its seals to a folder that can be verified anywhere',
    load: async () => (await import('./proof.command.js')).exportCommand,
  },
  generate: {
    about: 'make the demonstration world or the calibrated history 2014-2022',
    load: async () => (await import('./generate.command.js')).generateCommand,
  },
  import: {
    about: 'take in an XES or CSV log of cases',
    load: async () => (await import('./import.command.js')).importCommand,
  },
  difference: {
    about: 'what is different about a signal between two pictures, and why',
    load: async () => (await import('./difference.command.js')).differenceCommand,
  },
  rebuild: {
    about: 'work the views out anew beside those that are served',
    load: async () => (await import('./rebuild.command.js')).rebuildCommand,
  },
  replay: {
    about: 'step through a signal, a meeting or the whole chain, event by event',
    load: async () => (await import('./replay.command.js')).replayCommand,
  },
  authority: {
    about: 'write the table of who may ask which route',
    load: async () => (await import('./authority.command.js')).authorityCommand,
  },
  openapi: {
    about: 'write the OpenAPI document of the HTTP API',
    load: async () => (await import('./openapi.command.js')).openapiCommand,
  },
  restore: {
    about: 'put a backup into an empty folder',
    load: async () => (await import('./backup.command.js')).restoreCommand,
  },
  seal: {
    about: 'seal what was recorded since the last seal',
    load: async () => (await import('./proof.command.js')).sealCommand,
  },
  verify: {
    about: 'find anything in a history that was altered, removed, put in or moved',
    load: async () => (await import('./proof.command.js')).verifyCommand,
  },
};

/** Errors whose message says it all, without where in the code they arose. */
const KNOWN_ERRORS: readonly string[] = [
  'CorruptHistoryError',
  'MappingError',
  'OtherWorldError',
  'SealBookError',
  'StoreUnavailableError',
  'UnknownEventTypeError',
  'UsageError',
];

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    const list = Object.entries(COMMANDS).map(([command, { about }]) => `  ${command.padEnd(10)} ${about}`);
    process.stderr.write(`Usage: npm run ketenspoor -- COMMAND [--help]\n${list.join('\n')}\n`);
    return name === 'help' ? 0 : 2;
  }
  const command = await entry.load();
  return command(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof Error && KNOWN_ERRORS.includes(error.name);
  process.stderr.write(known ? `${error.message}\n` : `${(error as Error).stack ?? String(error)}\n`);
  process.exitCode = 1;
}

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_ACCOUNTS } from '#demonstration';
import type { RegularSealing } from '#history-proof';
import { ConfigurationError, jsonLogger, readEnvironment, type Environment } from '#platform';
import { ensureDemonstrationWorld } from '../../composition/demonstration.js';
import { boardOf, leasesOf, nameOf, sharedEngine, type SharedEngine } from '../../composition/engines.js';
import { regularSealing } from '../../composition/sealing.js';
import { startTracker, type Tracker } from './tracker.js';

const USAGE = 'Usage: npm run demo, or npm start (an empty world). Settings: see .env.example.';
const DEMO_PASSWORD = 'noordermark-probeert';
/** The process ends by then, whatever happens. */
const LONGEST_STOP_MS = 5_000;

async function main(): Promise<void> {
  const world = worldAsked();
  const environment = readEnvironment();
  const { host, port, logLevel, demoPassword } = environment;
  const folder = join(environment.dataFolder, world === 'demo' ? 'demo' : 'world');
  const sharedPassword = demoPassword ?? (world === 'demo' ? DEMO_PASSWORD : null);
  if (world === 'demo') await makeDemonstrationWorld(folder);
  const engine = sharedEngine(environment);
  if (world === 'demo' && engine !== null)
    throw new ConfigurationError(['The demonstration world is embedded: unset KETENSPOOR_POSTGRES_URL']);
  const kept =
    engine === null ? {} : { engine, run: { elsewhere: true, board: await boardOf(engine) } as const };
  const sealing = sealingOf(folder, environment, engine);
  const tracker = await startTracker({ folder, host, port, logLevel, sharedPassword, ...kept });
  sealing?.start();
  const { shared, operator } = tracker.passwords;
  print([
    `Ketenspoor listens on ${tracker.url} (${world === 'demo' ? 'demonstration world' : 'world'} ${engine === null ? `in ${folder}` : `on ${nameOf(engine)}; npm run projector keeps its views`})`,
    `  API description   ${tracker.url}/v1/openapi.json`,
    `  Accounts          the id of a party, for trying out only; password: ${shared}`,
    ...(world === 'demo'
      ? DEMO_ACCOUNTS.map(({ account, label, lookAt }) => `    ${account.padEnd(30)} ${label}: ${lookAt}`)
      : []),
    `  Setting up        account operator, which registers parties; password: ${tracker.isNew ? operator : `in ${join(folder, 'operator-password')}`}`,
    '  Stop with Ctrl-C.',
  ]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop(tracker, sealing));
}

/** Takes some seconds the first time, and nothing after that. */
async function makeDemonstrationWorld(folder: string): Promise<void> {
  let isNew = false;
  await ensureDemonstrationWorld(folder, (done, total) => {
    if (!isNew) print(['Making the demonstration world (generated data, fictional parties) …']);
    isNew = true;
    if (process.stdout.isTTY) process.stdout.write(`\r  ${Math.round((done / total) * 100)}%`);
  });
  if (isNew && process.stdout.isTTY) process.stdout.write('\r      \r');
}

function sealingOf(folder: string, environment: Environment, engine: SharedEngine | null) {
  const { sealMinutes: everyMinutes, sealKeyFile: keyFile, logLevel } = environment;
  if (everyMinutes === 0) return undefined;
  const leases = engine === null ? null : leasesOf(engine);
  const onFailure = ({ message }: Error) => jsonLogger(logLevel).error(`Not sealed: ${message}`, 'Seals');
  return regularSealing({ folder, everyMinutes, keyFile, leases, onFailure });
}

async function stop(tracker: Tracker, sealing: RegularSealing | undefined): Promise<void> {
  print(['Stopping …']);
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  await sealing?.stop();
  await tracker.close();
  process.exit(0);
}

function worldAsked(): 'demo' | 'empty' {
  const { world } = parseArgs({ options: { world: { type: 'string', default: 'empty' } } }).values;
  if (world !== 'demo' && world !== 'empty') throw new ConfigurationError(['--world is demo or empty']);
  return world;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What the person who starts it can put right, in a sentence; anything else with its trace. */
function explain(error: unknown): string {
  const { name, code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return 'The port is in use. Stop what uses it, or set PORT to another one (0: any free port).';
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `Cannot listen there (${code}). Set HOST and PORT to others.`;
  if (name === 'ConfigurationError' || name === 'StoreUnavailableError') return message;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\n${USAGE}`;
  return stack ?? message;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

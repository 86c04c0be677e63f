import { NestFactory } from '@nestjs/core';
import type { ReaderStatus } from '#event-sourcing';
import { EventReaders } from '#event-sourcing/nest';
import { ConfigurationError, jsonLogger, readEnvironment } from '#platform';
import { eventRegistry } from '../../composition/embedded-world.js';
import { boardOf, leasesOf, openEngines, sharedEngine } from '../../composition/engines.js';
import { ProjectorModule } from './projector.module.js';

const LOOK_MS = 1_000;
/** The process ends by then, whatever happens. */
const LONGEST_STOP_MS = 10_000;

/** Keeps the views and runs the automations of a world on PostgreSQL, or waits to take them over. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const engine = sharedEngine(environment);
  if (engine === null)
    throw new ConfigurationError([
      'KETENSPOOR_POSTGRES_URL is missing: only a world on PostgreSQL has a projector of its own',
    ]);
  const registry = eventRegistry();
  const leases = leasesOf(engine);
  const run = { leases, board: await boardOf(engine) };
  const { store, readSide } = await openEngines(engine, registry, run);
  const app = await NestFactory.createApplicationContext(
    ProjectorModule.of({ store, registry, readSide, run }),
    { logger: jsonLogger(environment.logLevel), abortOnError: false },
  );
  const readers = app.get(EventReaders);
  readers.onApplicationBootstrap();
  process.stdout.write('The projector runs. Stop with Ctrl-C.\n');
  const told = new Map<string, string>();
  setInterval(() => tell(readers.statuses(), told), LOOK_MS).unref();
  const stop = async () => {
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    await app.close();
    await leases.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

/** One line whenever this process takes a reader over, or one stops. */
function tell(statuses: readonly ReaderStatus[], told: Map<string, string>): void {
  for (const { name, state, failure } of statuses) {
    const role =
      state === 'stopped'
        ? `stopped at ${failure?.type ?? 'an event'} ${failure?.eventId ?? ''}: ${failure?.message ?? ''}`
        : state === 'standby'
          ? 'standby'
          : 'active';
    if (told.get(name) === role) continue;
    told.set(name, role);
    process.stdout.write(`${name}: ${role}\n`);
  }
}

try {
  await main();
} catch (error) {
  const { name, message, stack } = error as Error;
  const isKnown = ['ConfigurationError', 'StoreUnavailableError'].includes(name);
  process.stderr.write(`${isKnown ? message : (stack ?? message)}\n`);
  process.exit(1);
}

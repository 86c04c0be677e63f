import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { EventReaders } from '#event-sourcing/nest';
import { jsonLogger, newServer, secretIn, setUpHttp, type LogLevel, type Passwords } from '#platform';
import { eventRegistry } from '../../composition/embedded-world.js';
import { openEngines, type Engine } from '../../composition/engines.js';
import type { ReadersRun } from '../../composition/reader-by-run.js';
import { pageFiles } from './page.js';
import { TrackerModule } from './tracker.module.js';

export interface TrackerOptions {
  /** The folder of one world: its secrets, and its events where the engine is embedded. */
  readonly folder: string;
  /** Default: embedded, in that folder. */
  readonly engine?: Engine;
  /** Default: here. */
  readonly run?: ReadersRun;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Shared password of the accounts for trying out; null: made at the first start. */
  readonly sharedPassword: string | null;
}

export interface Tracker {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly passwords: Passwords;
  /** True at the first start of this world. */
  readonly isNew: boolean;
  readonly app: NestExpressApplication;
  /** Stops taking requests, ends what is in hand, closes the files. */
  close(): Promise<void>;
}

/** How long requests in hand may take when the tracker stops. */
const GRACE_MS = 3_000;

/** Builds the app of a world without listening. Throws StoreUnavailableError when another process has the world open. */
export async function buildTracker(options: TrackerOptions): Promise<Omit<Tracker, 'url'>> {
  const { folder, logLevel } = options;
  const operator = secretIn(folder, 'operator-password', 18);
  const passwords = {
    shared: options.sharedPassword ?? secretIn(folder, 'demonstration-password', 9).secret,
    operator: operator.secret,
  };
  const { secret } = secretIn(folder, 'sign-in-secret');
  const { engine = { kind: 'embedded', folder }, run = { here: true } } = options;
  const registry = eventRegistry();
  const { store, readSide } = await openEngines(engine, registry, run);
  try {
    const parts = { store, registry, readSide, run, secret, passwords };
    const app = await NestFactory.create<NestExpressApplication>(
      TrackerModule.of(parts),
      new ExpressAdapter(newServer()),
      {
        bodyParser: false,
        logger: jsonLogger(logLevel),
        abortOnError: false,
      },
    );
    setUpHttp(app, pageFiles());
    return { app, passwords, isNew: operator.made, close: () => closeGracefully(app) };
  } catch (error) {
    await readSide.ledger.close();
    await readSide.closeBeside();
    await store.close();
    throw error;
  }
}

/** Starts the tracker of a world. */
export async function startTracker(options: TrackerOptions): Promise<Tracker> {
  const tracker = await buildTracker(options);
  try {
    await tracker.app.init();
    await listening(tracker.app.getHttpServer(), options);
  } catch (error) {
    await tracker.close();
    throw error;
  }
  const address = tracker.app.getHttpServer().address() as { port: number };
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  watchReaders(tracker.app, options.logLevel);
  return { ...tracker, url: `http://${host}:${address.port}` };
}

/** Nest's own `listen` would log what the caller explains better, such as a port in use. */
function listening(server: Server, { port, host }: TrackerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closeGracefully(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  server.closeIdleConnections();
  await app.close();
  clearTimeout(cut);
}

/** Says in the log, once, which reader stopped and at which fact: a view that stands still must not go unseen. */
function watchReaders(app: NestExpressApplication, level: LogLevel): void {
  const readers = app.get(EventReaders);
  const told = new Set<string>();
  const log = jsonLogger(level);
  const look = () => {
    for (const { name, failure } of readers.statuses()) {
      if (failure === undefined || told.has(name)) continue;
      told.add(name);
      log.error(
        `Reader ${name} stopped at ${failure.type ?? 'an event'} ${failure.eventId ?? ''}: ${failure.message}`,
        'Readers',
      );
    }
  };
  setInterval(look, 2_000).unref();
}

import { afterAll } from '@jest/globals';
import { startPostgres, type PostgresServer } from './test-server.js';

/** The engine that the specs of this run use: Jest's projects `embedded` and `postgres` (jest.config.mjs) say which. */
export const ENGINE = (globalThis as { engineUnderTest?: 'sqlite' | 'postgres' }).engineUnderTest ?? 'sqlite';

let server: Promise<PostgresServer> | undefined;

/** An empty database on a server that is started for the spec file that asks first, and stopped after it. */
export async function emptyDatabase(): Promise<string> {
  server ??= startPostgres();
  return (await server).freshDatabase();
}

afterAll(async () => {
  const running = server;
  server = undefined;
  await (await running)?.close();
});

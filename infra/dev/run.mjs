// Runs the project's commands on whatever Node (20 or newer) the machine has: installs and builds what is missing or
// out of date, then starts the target on the Node 24 that comes along as a dependency. Needs nothing but Node itself.
// Usage: node infra/dev/run.mjs COMMAND [ARGUMENT ...]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const at = (...parts) => join(root, ...parts);
const node24 = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const tracker = at('dist', 'apps', 'tracker', 'src', 'main.js');
const cli = at('dist', 'apps', 'ketenspoor', 'src', 'main.js');
const projector = at('dist', 'apps', 'projector', 'src', 'main.js');
const jest = ['--experimental-vm-modules', '--no-warnings', at('node_modules', 'jest', 'bin', 'jest.js')];

const [command, ...args] = process.argv.slice(2);

/** Something the user should read in one line, not as a stack. */
class Failure extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

/** What each command needs and runs. `build: false`: works on the sources. */
const commands = {
  demo: () => [[tracker, '--world', 'demo', ...args]],
  start: () => [[tracker, '--world', 'empty', ...args]],
  projector: () => [[projector, ...args]],
  ketenspoor: () => [[cli, ...args]],
  build: () => [],
  bench: () => [['--expose-gc', at('dist', 'test', 'bench', 'main.js'), ...args]],
  jest: { build: false, run: () => [[...jest, ...args]] },
  test: () => [[...jest, ...args]],
  'test:kurrentdb': () => [[...jest, '--selectProjects', 'kurrentdb', ...withRealKurrentdb()]],
  verify: () => [[at('infra', 'dev', 'verify.mjs'), ...args]],
  dev: () => [[at('infra', 'dev', 'dev.mjs'), ...args]],
};

/** The same specs that otherwise run on a stand-in, on the server that KURRENTDB_URL names. */
function withRealKurrentdb() {
  if (!process.env.KURRENTDB_URL)
    fail(
      'Set KURRENTDB_URL to the connection string of a server or cluster, such as kurrentdb://localhost:2113?tls=false.',
    );
  return args;
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(
      `Ketenspoor needs Node 20 or newer; this is ${process.version}. It brings its own Node 24 along for the rest.`,
    );
  }
  const entry = commands[command];
  if (entry === undefined)
    fail(`Unknown command "${command ?? ''}". Known: ${Object.keys(commands).join(', ')}.`);
  const { build = true, run } = typeof entry === 'function' ? { run: entry } : entry;
  await prepared(build);
  for (const target of run()) {
    const code = await ended(node24, target, { cwd: process.cwd() });
    if (code !== 0) process.exit(code);
  }
}

/** Installs and builds under a lock, so that two commands started together do not spoil each other's work. */
async function prepared(build) {
  if (isInstalled() && (!build || isBuilt())) return;
  const unlock = await lock();
  try {
    if (!isInstalled()) await install();
    if (build && !isBuilt()) await compile();
  } finally {
    unlock();
  }
}

const installMark = at('node_modules', '.ketenspoor-install');
const buildMark = at('dist', '.ketenspoor-build');
const isInstalled = () => existsSync(node24) && markOf(installMark) === hashOf([at('package-lock.json')]);
const isBuilt = () => existsSync(tracker) && markOf(buildMark) === buildHash();

async function install() {
  say('Installing packages (once, about a minute) …');
  const hash = hashOf([at('package-lock.json')]);
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await ended('npm', words, { shell: process.platform === 'win32' });
  if (code !== 0) fail(code > 128 ? 'Interrupted.' : 'The installation failed; see above.', code);
  if (!existsSync(node24)) {
    fail(
      'The package `node` brought no Node: its install script did not run (is `ignore-scripts` set for npm?).',
    );
  }
  writeFileSync(installMark, hash);
}

async function compile() {
  say('Building …');
  const hash = buildHash();
  const code = await ended(node24, [at('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build']);
  if (code !== 0) fail(code > 128 ? 'Interrupted.' : 'The build failed; see above.', code);
  removeOrphans(at('dist'));
  writeFileSync(buildMark, hash);
}

/** Builds go over the old one, under a server that may be running; what has lost its source must not stay behind. */
function removeOrphans(dist) {
  for (const file of filesBelow(dist).filter((name) => /\.js(\.map)?$/.test(name))) {
    const source = at(relative(dist, file)).replace(/\.js(\.map)?$/, '');
    if (!existsSync(`${source}.ts`) && !existsSync(`${source}.js`)) rmSync(file, { force: true });
  }
}

/** Name, size and time of every source tell whether a build is out of date; a hash of them is its mark. */
function buildHash() {
  const sources = ['apps', 'libs', join('test', 'bench')].flatMap((folder) => filesBelow(at(folder)));
  const lines = sources
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => `${relative(root, file)} ${statSync(file).size} ${statSync(file).mtimeMs}`);
  return createHash('sha256')
    .update(lines.sort().join('\n'))
    .update(
      hashOf(
        ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json', 'package-lock.json'].map(
          (f) => at(f),
        ),
      ),
    )
    .digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
    );
}

function markOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(existsSync(file) ? readFileSync(file) : '');
  return hash.digest('hex');
}

/**
 * A lock file with the owner's pid, touched while it is held. One whose owner is gone, or that nobody has touched for
 * half a minute (another process may have got the pid of a dead owner), counts as open.
 */
async function lock() {
  const file = at('.ketenspoor.lock');
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let tries = 0; !linked(own, file); tries += 1) {
      if (isStale(file)) removeStale(file);
      else {
        if (tries === 0) say('Waiting for another command that installs or builds …');
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
  const touch = () => utimesSync(file, new Date(), new Date());
  touch();
  const beat = setInterval(touch, 2000);
  return () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
}

/** Linking shows a complete file or none, and fails when there is one: nobody ever reads half a pid. */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** One remover at a time, who looks again: or a slow one would take away the lock of a quicker one. */
function removeStale(file) {
  const turn = `${file}.turn`;
  try {
    writeFileSync(turn, '', { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (ageOf(turn) > 10_000) rmSync(turn, { force: true });
    return;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    rmSync(turn, { force: true });
  }
}

function isStale(file) {
  const owner = markOf(file);
  return owner !== '' && (!isAlive(Number(owner)) || ageOf(file) > 30_000);
}

function ageOf(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs a program with Node 24 first in its path, passes signals on so that it can end in its own way, and waits. */
async function ended(program, words, options = {}) {
  const path = `${dirname(node24)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const env = { ...process.env, PATH: program === node24 ? path : process.env.PATH };
  const child = spawn(program, words, { cwd: root, stdio: 'inherit', env, ...options });
  const pass = (signal) => {
    // A terminal sends Ctrl-C to the whole group: the child has it already. Twice would mean: stop at once.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  // A signal to npm alone ends npm and its shell, and comes no further: that the shell is gone is all there is to see.
  const parent = process.ppid;
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  const watch = setInterval(() => {
    if (startedByNpm && process.ppid !== parent) {
      clearInterval(watch);
      child.kill('SIGTERM');
    }
  }, 250);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new Failure(`${program} does not start: ${error.message}`, 1)));
      child.on('exit', (code, signal) => resolve(signal === null ? code : 128 + constants.signals[signal]));
    });
  } finally {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, pass);
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text, code = 1) {
  throw new Failure(text, code);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  say(error.message);
  process.exitCode = error.code;
}

// Runs the project's commands on whatever Node (20 or newer) the machine has: installs and builds what is missing or
// out of date, then starts the target on the Node 24 that comes along as a dependency. Needs nothing but Node itself.
// Usage: node infra/dev/run.mjs COMMAND [ARGUMENT ...]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const at = (...parts) => join(root, ...parts);
const node24 = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const tracker = at('dist', 'apps', 'tracker', 'src', 'main.js');
const cli = at('dist', 'apps', 'ketenspoor', 'src', 'main.js');
const jest = ['--experimental-vm-modules', '--no-warnings', at('node_modules', 'jest', 'bin', 'jest.js')];

const [command, ...args] = process.argv.slice(2);

/** What each command needs and runs. `build: false`: works on the sources. */
const commands = {
  demo: () => [[tracker, '--world', 'demo', ...args]],
  start: () => [[tracker, '--world', 'empty', ...args]],
  ketenspoor: () => [[cli, ...args]],
  build: () => [],
  bench: () => [['--expose-gc', at('dist', 'test', 'bench', 'main.js'), ...args]],
  jest: { build: false, run: () => [[...jest, ...args]] },
  test: () => [[...jest, ...args]],
  verify: () => [[at('infra', 'dev', 'verify.mjs'), ...args]],
  dev: () => [[at('infra', 'dev', 'dev.mjs'), ...args]],
};

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Ketenspoor needs Node 20 or newer; this is ${process.version}. It brings its own Node 24 along for the rest.`);
  }
  const entry = commands[command];
  if (entry === undefined) fail(`Unknown command "${command ?? ''}". Known: ${Object.keys(commands).join(', ')}.`);
  const { build = true, run } = typeof entry === 'function' ? { run: entry } : entry;
  await prepared(build);
  for (const target of run()) {
    const code = await started(target);
    if (code !== 0) process.exit(code);
  }
}

/** Installs and builds under a lock, so that two commands started together do not spoil each other's work. */
async function prepared(build) {
  if (isInstalled() && (!build || isBuilt())) return;
  const unlock = await lock();
  try {
    if (!isInstalled()) install();
    if (build && !isBuilt()) compile();
  } finally {
    unlock();
  }
}

const installMark = at('node_modules', '.ketenspoor-install');
const buildMark = at('dist', '.ketenspoor-build');
const isInstalled = () => existsSync(node24) && markOf(installMark) === hashOf([at('package-lock.json')]);
const isBuilt = () => existsSync(tracker) && markOf(buildMark) === buildHash();

function install() {
  say('Installing packages (once, about a minute) …');
  shell('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The installation failed');
  writeFileSync(installMark, hashOf([at('package-lock.json')]));
}

function compile() {
  say('Building …');
  rmSync(at('dist'), { recursive: true, force: true });
  const hash = buildHash();
  const built = spawnSync(node24, [at('node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) fail('The build failed; see above.');
  writeFileSync(buildMark, hash);
}

/** Name, size and time of every source tell whether a build is out of date; a hash of them is its mark. */
function buildHash() {
  const sources = ['apps', 'libs', join('test', 'bench')].flatMap((folder) => filesBelow(at(folder)));
  const lines = sources
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => `${relative(root, file)} ${statSync(file).size} ${statSync(file).mtimeMs}`);
  return createHash('sha256')
    .update(lines.sort().join('\n'))
    .update(hashOf(['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json', 'package-lock.json'].map((f) => at(f))))
    .digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const markOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(existsSync(file) ? readFileSync(file) : '');
  return hash.digest('hex');
}

/** A lock file with the owner's pid; one whose owner is gone counts as open. */
async function lock() {
  const file = at('.ketenspoor.lock');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(markOf(file));
      if (!isAlive(owner)) rmSync(file, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch {
    return false;
  }
}

function shell(program, words, complaint) {
  const result = spawnSync(program, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) fail(`${complaint}; see above.`);
}

/** Starts a program on Node 24 and stays until it ends; signals go to it, so that it can end in its own way. */
function started(words) {
  const path = `${dirname(node24)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const child = spawn(node24, words, { cwd: process.cwd(), stdio: 'inherit', env: { ...process.env, PATH: path } });
  // The terminal sends Ctrl-C to the whole group: the child has it already, this process only has to wait.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

await main();

// Watch mode: compiles what changes, and restarts the tracker each time the whole code compiles. While it does not, the
// last good one goes on running. Usage: npm run dev [-- tracker options]; without --world it shows the demonstration world.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const args = process.argv.slice(2);
const tracker = [
  join('dist', 'apps', 'tracker', 'src', 'main.js'),
  ...(args.includes('--world') ? [] : ['--world', 'demo']),
  ...args,
];
const compiler = [
  join('node_modules', 'typescript', 'bin', 'tsc'),
  '--watch',
  '--preserveWatchOutput',
  '--noEmitOnError',
];
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

let server;
let stopping = false;
let restarts = Promise.resolve();

const tsc = spawn(process.execPath, [...compiler, '--pretty', '-p', 'tsconfig.build.json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let line = '';
tsc.stdout.setEncoding('utf8').on('data', (text) => {
  process.stdout.write(text);
  const lines = `${line}${text}`.split('\n');
  line = lines.pop() ?? '';
  for (const each of lines) {
    const found = /Found (\d+) errors?\. Watching/.exec(each);
    if (found?.[1] === '0') restarts = restarts.then(restart);
    else if (found !== null) say('Not restarted: mend the errors above first.');
  }
});
tsc.on('exit', (code) => {
  if (!stopping) void stop(code ?? 1);
});

async function restart() {
  if (stopping) return;
  if (server !== undefined) say('Restarting the tracker …');
  await ended(server);
  if (stopping) return;
  const started = spawn(process.execPath, ['--enable-source-maps', ...tracker], { stdio: 'inherit' });
  server = started;
  started.on('exit', (code) => {
    if (server !== started) return;
    server = undefined;
    if (!stopping && code !== 0)
      say(`The tracker ended with code ${code}; it starts again at the next change.`);
    else if (!stopping) void stop(0);
  });
}

/** The tracker closes its store on SIGTERM; one that has not ended after ten seconds is made to. */
async function ended(child) {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (server === child) server = undefined;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(force);
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  tsc.kill('SIGTERM');
  await restarts;
  await ended(server);
  process.exit(code);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

for (const signal of signals) process.on(signal, () => void stop(0));

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const MAIN = 'dist/apps/tracker/src/main.js';

/** A tracker in a process of its own, which can be killed. */
export class TrackerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly operatorPassword: string,
  ) {}

  /** Resolves when it listens. Rejects with what it printed when it ends before that. */
  static start(
    data: string,
    password: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<TrackerProcess> {
    if (!existsSync(MAIN))
      throw new Error('Build first: this test runs what is built (npm test does so by itself)');
    const env = {
      ...process.env,
      PORT: '0',
      KETENSPOOR_DATA: data,
      KETENSPOOR_DEMO_PASSWORD: password,
      ...more,
    };
    const child = spawn(process.execPath, [MAIN, '--world', 'empty'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: string[] = [];
    child.stderr.on('data', (text: Buffer) => said.push(text.toString()));
    return new Promise((resolve, reject) => {
      let url = '';
      createInterface({ input: child.stdout }).on('line', (line) => {
        said.push(line);
        url = /listens on (\S+)/.exec(line)?.[1] ?? url;
        const operator = /account operator.*password: (\S+)/.exec(line)?.[1];
        if (operator !== undefined) resolve(new TrackerProcess(child, url, operator));
      });
      child.once('exit', () => reject(new Error(`The tracker ended:\n${said.join('\n')}`)));
    });
  }

  /** As when the power goes: no goodbye, no flush. */
  kill(): Promise<void> {
    return this.ended('SIGKILL');
  }

  stop(): Promise<void> {
    return this.ended('SIGTERM');
  }

  private ended(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill(signal);
    });
  }
}

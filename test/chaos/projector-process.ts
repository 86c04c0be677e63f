import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const MAIN = 'dist/apps/projector/src/main.js';

/** A projector in a process of its own, which can be killed. */
export class ProjectorProcess {
  readonly said: string[] = [];
  private readonly lines;

  constructor(
    settings: Readonly<Record<string, string>>,
    private readonly child: ChildProcess = spawn(process.execPath, [MAIN], {
      env: { ...process.env, ...settings, KETENSPOOR_LOG: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  ) {
    if (child.stdout === null || child.stderr === null) throw new Error('A projector says what it does');
    child.stderr.on('data', (text: Buffer) => this.said.push(text.toString()));
    this.lines = createInterface({ input: child.stdout });
    this.lines.on('line', (line) => this.said.push(line));
  }

  /** Resolves when it keeps the ledger. Rejects with what it said when it ends before. */
  async active(): Promise<this> {
    while (!this.said.includes('ledger: active')) {
      if (this.child.exitCode !== null) throw new Error(`The projector ended:\n${this.said.join('\n')}`);
      await Promise.race([once(this.lines, 'line'), once(this.child, 'exit')]);
    }
    return this;
  }

  get isActive(): boolean {
    return this.said.includes('ledger: active');
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    await exit;
  }
}

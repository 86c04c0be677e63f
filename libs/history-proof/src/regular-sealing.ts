import { setTimeout as pause } from 'node:timers/promises';

/** Seals at once when started, and then again and again, until it is stopped. One that fails is told, and the next is tried. */
export class RegularSealing {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    /** Gives up what it waits for when the signal aborts. */
    private readonly seal: (signal: AbortSignal) => Promise<void>,
    private readonly everyMs: number,
    private readonly onFailure: (error: Error) => void,
  ) {}

  start(): void {
    this.running ??= this.run(this.stopping.signal);
  }

  /** Resolves when nothing is being sealed any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.seal(signal).catch((error: unknown) => this.onFailure(error as Error));
      await pause(this.everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}

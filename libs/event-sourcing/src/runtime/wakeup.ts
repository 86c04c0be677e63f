/** Tells sleeping readers that something was stored. Take the count before looking, so that no wake-up is missed. */
export class Wakeup {
  private count = 0;
  private waiting = new Set<() => void>();

  /** How often it was woken so far. */
  get seen(): number {
    return this.count;
  }

  wake(): void {
    this.count += 1;
    for (const resolve of [...this.waiting]) resolve();
  }

  /** Resolves when it was woken after `seen` was taken, or when the signal aborts. */
  after(seen: number, signal: AbortSignal): Promise<void> {
    if (this.count > seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        this.waiting.delete(done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }
}

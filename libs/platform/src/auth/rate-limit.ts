import { HttpProblem } from '../problem-details/problem.js';

const MOST_KEYS = 10_000;

/** Counts per key in windows of one minute, in memory: a brake on guessing, not a wall against floods. */
export class RateLimit {
  private readonly counts = new Map<string, number>();
  private window = 0;

  constructor(
    private readonly mostPerMinute: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Throws 429 when the key has used up its turns of this minute. */
  require(key: string): void {
    this.roll();
    if ((this.counts.get(key) ?? 0) < this.mostPerMinute) return;
    throw new HttpProblem(429, 'too-many-attempts', 'Too many attempts; wait a minute', [], {
      'Retry-After': '60',
    });
  }

  count(key: string): void {
    this.roll();
    if (this.counts.size < MOST_KEYS || this.counts.has(key))
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  private roll(): void {
    const window = Math.floor(this.now() / 60_000);
    if (window === this.window) return;
    this.window = window;
    this.counts.clear();
  }
}

import { setTimeout as delay } from 'node:timers/promises';

const SHORTEST_MS = 50;
const LONGEST_MS = 5_000;

/** Waits ever longer, with a little chance in it, so that many processes do not come back in one moment. */
export async function retryDelay(attempt: number, signal: AbortSignal): Promise<void> {
  const most = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** attempt);
  await delay(most / 2 + (Math.random() * most) / 2, undefined, { signal, ref: false }).catch(
    () => undefined,
  );
}

import { uuidFrom, type CommandRunner, type Instant } from '#event-sourcing';
import { partyDecider, partyStream } from '#party';
import {
  publishSampleRoute,
  routeDecider,
  routeStream,
  SAMPLE_ROUTE_I,
  SAMPLE_ROUTE_II,
  SAMPLE_ROUTE_III,
} from '#route';
import { signalDecider } from '#signal';
import { acting, DEMO_PARTIES, REGIONS } from '../demo/parties.js';
import { Random } from '../demo/random.js';
import type { PlannedSend } from '../demo/signal-script.js';
import { droppedSignals, reportedSignals } from './history-signals.js';
import { PUBLISHED_FIGURES, type PublishedYear } from './published-figures.js';

/** What the history is built in: commands with a clock that the builder drives. */
export interface HistoryRuntime {
  readonly commands: CommandRunner;
  setClock(now: Instant): void;
}

export interface HistoryOptions {
  readonly runtime: HistoryRuntime;
  readonly seed: number;
  readonly figures?: readonly PublishedYear[];
  /** Signals that nobody reported for each that was; an assumption. Default 2.5. */
  readonly droppedPerReported?: number;
  readonly onProgress?: (year: number, done: number, total: number) => void;
}

/** The report's estimate is 5,000 victims a year against about 1,000 registered: most signals never become a report. */
const DROPPED_PER_REPORTED = 2.5;
const FOUNDED_AT: Instant = '2013-01-01T00:00:00.000Z';
/** Commands that are under way together: different signals share a commit. */
const AT_ONCE = 400;

/**
 * Sends the commands of the history, year by year: only about one year is in memory. Whatever was sent before is
 * recognised, so a history that broke off is completed by building it again.
 */
export async function buildCalibratedHistory({
  runtime,
  seed,
  figures = PUBLISHED_FIGURES,
  droppedPerReported = DROPPED_PER_REPORTED,
  onProgress = () => undefined,
}: HistoryOptions): Promise<void> {
  await found(runtime);
  let waiting: readonly PlannedSend[] = [];
  for (const [index, published] of figures.entries()) {
    waiting = inOrder([...waiting, ...sendsOf(published, seed, droppedPerReported)]);
    // A signal of the next year may have been received, and so recorded, late in this one.
    const until = index < figures.length - 1 ? `${published.year}-09-01` : 'the end';
    const now = waiting.filter(({ recordedAt }) => recordedAt < until);
    waiting = waiting.slice(now.length);
    await play(runtime, now, (done) => onProgress(published.year, done, now.length));
  }
}

function sendsOf(published: PublishedYear, seed: number, droppedPerReported: number): readonly PlannedSend[] {
  const random = new Random(seed + published.year);
  const reported = reportedSignals(published, random);
  const count = Math.round(reported.length * droppedPerReported);
  return [...reported, ...droppedSignals(published.year, count, random)].flatMap(({ sends }) => sends);
}

/** By the moment of recording; a signal's own commands stay in their order. */
function inOrder(sends: PlannedSend[]): readonly PlannedSend[] {
  return sends.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
}

/** All that is recorded on one day goes at once, in portions; the clock stands at the last moment of each portion. */
async function play(
  runtime: HistoryRuntime,
  sends: readonly PlannedSend[],
  onProgress: (done: number) => void,
): Promise<void> {
  for (let at = 0; at < sends.length;) {
    const day = sends[at]?.recordedAt.slice(0, 10);
    let end = at;
    while (end < sends.length && end - at < AT_ONCE && sends[end]?.recordedAt.slice(0, 10) === day) end += 1;
    const portion = sends.slice(at, end);
    runtime.setClock(portion.at(-1)?.recordedAt ?? '');
    await Promise.all(portion.map((send) => sendOne(runtime, send)));
    at = end;
    onProgress(at);
  }
}

function sendOne(runtime: HistoryRuntime, { stream, command, ...envelope }: PlannedSend) {
  const { commandId, actor, occurredAt } = envelope;
  return runtime.commands.run(signalDecider, stream, command, {
    commandId,
    actor,
    occurredAt,
    correlationId: commandId,
  });
}

/** The fictional parties of the demonstration, and their routes. */
async function found(runtime: HistoryRuntime): Promise<void> {
  runtime.setClock(FOUNDED_AT);
  const envelope = (actor: string, ...name: readonly string[]) => {
    const commandId = uuidFrom('calibrated', ...name);
    return { commandId, actor: acting(actor), occurredAt: FOUNDED_AT, correlationId: commandId };
  };
  for (const { party, name } of DEMO_PARTIES) {
    const command = { type: 'register-party' as const, data: { party, name, generated: true } };
    await runtime.commands.run(
      partyDecider,
      partyStream(party.id),
      command,
      envelope('auditor', 'party', party.id),
    );
  }
  const samples = [SAMPLE_ROUTE_I, SAMPLE_ROUTE_II, SAMPLE_ROUTE_III] as const;
  for (const [index, sample] of samples.entries()) {
    const region = REGIONS[index]?.code ?? '';
    const command = publishSampleRoute(sample, region, FOUNDED_AT, true);
    const actor = `chain-director-${region}`;
    await runtime.commands.run(routeDecider, routeStream(region), command, envelope(actor, 'route', region));
  }
}

import type { RecordedEvent } from '#event-sourcing';
import type { AsOf } from '#ledger';
import type { History } from '../stream/replay.js';
import { streamOf, type About } from '../stream/replayable.js';
import { differenceOf, type RowDifference } from './difference.js';
import { knownBy } from './seen-row.js';

/** The events of one history, in their newest versions. */
export async function factsOf({ store, registry }: History, about: About): Promise<readonly RecordedEvent[]> {
  return (await store.readStream(streamOf(about))).map((event) => registry.current(event));
}

/** What is different about a signal, in its own history and in what meetings decided; undefined: neither picture knew it. */
export async function signalDifference(
  history: History,
  signalId: string,
  meetingIds: readonly string[],
  from: AsOf,
  to: AsOf,
): Promise<readonly RowDifference[] | undefined> {
  const facts = await factsOf(history, { kind: 'signal', id: signalId });
  const lastKnown = from.knownAt > to.knownAt ? from.knownAt : to.knownAt;
  if (knownBy(facts, lastKnown).length === 0) return undefined;
  const differences = [...differenceOf(facts, from, to)];
  for (const id of meetingIds) {
    const meeting = differenceOf(await factsOf(history, { kind: 'meeting', id }), from, to);
    differences.push(...meeting.filter(({ before, after }) => (after ?? before)?.signalId === signalId));
  }
  return differences;
}

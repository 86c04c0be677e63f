import { DomainError, plusDays, type Recorded, type RecordedEvent } from '#event-sourcing';
import { NO_SIGNAL, signalDecider, signalStream, type Signal, type SignalEvent } from '#signal';
import { anyMove, anyRegistration, Chance } from '#signal/testing';
import { GATES } from './cast.js';
import type { LedgerWorld } from './ledger-world.js';

export { Chance };

const SIGNALS = ['signal-a', 'signal-b'];

/** Plays some steps on two signals: often late, sometimes in the same millisecond, sometimes putting an earlier fact right. */
export async function playAtRandom(world: LedgerWorld, chance: Chance, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    world.now = plusDays(world.now, [0, 0.2, 1, 4][chance.below(4)] ?? 0);
    const signalId = chance.of(SIGNALS);
    const recorded = (await world.store.readStream(signalStream(signalId))) as Recorded<SignalEvent>[];
    const state = recorded.reduce(signalDecider.evolve, NO_SIGNAL);
    const late = plusDays(world.now, -([0, 0, 0.5, 3][chance.below(4)] ?? 0));
    if (state.signal === null) {
      await world.signal(signalId, chance.of(GATES), anyRegistration(signalId, late, chance));
      continue;
    }
    const { by, command } = anyMove(state.signal, recorded, late, chance);
    await world
      .signal(signalId, by, command, late < state.signal.receivedAt ? world.now : late)
      .catch(ignoreRefusal);
  }
}

/** Some moves are not allowed; then nothing happens. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}

/** What is believed of a stream: the state after these facts. */
export function believed(facts: readonly RecordedEvent[]): Signal | null {
  return (facts as Recorded<SignalEvent>[]).reduce(signalDecider.evolve, NO_SIGNAL).signal;
}

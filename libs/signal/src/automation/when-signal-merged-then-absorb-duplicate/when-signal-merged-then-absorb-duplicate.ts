import {
  becauseOf,
  refusalOf,
  type Automation,
  type CommandRunner,
  type RecordedEvent,
} from '#event-sourcing';
import { asAutomation } from '#party';
import { signalDecider } from '../../domain/signal.decider.js';
import { signalIdOf, signalStream } from '../../domain/signal.event-types.js';
import type { SignalMerged } from '../../domain/signal.events.js';

/** The surviving signal learns which duplicate went into it. */
export class WhenSignalMergedThenAbsorbDuplicate implements Automation {
  readonly name = 'when-signal-merged-then-absorb-duplicate';
  readonly typePrefixes = ['signal.merged.'];

  constructor(private readonly commands: CommandRunner) {}

  async react(event: RecordedEvent): Promise<void> {
    const { into, by } = event.data as SignalMerged['data'];
    const data = { duplicateId: signalIdOf(event.stream) };
    const envelope = becauseOf(event, this.name, asAutomation(by));
    await refusalOf(
      this.commands.run(signalDecider, signalStream(into), { type: 'absorb-duplicate', data }, envelope),
    );
  }
}

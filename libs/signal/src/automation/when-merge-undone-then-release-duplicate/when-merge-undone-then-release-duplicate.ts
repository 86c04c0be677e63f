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
import type { MergeUndone } from '../../domain/signal.events.js';

/** The signal that had absorbed a duplicate learns that it was none. */
export class WhenMergeUndoneThenReleaseDuplicate implements Automation {
  readonly name = 'when-merge-undone-then-release-duplicate';
  readonly typePrefixes = ['signal.merge-undone.'];

  constructor(private readonly commands: CommandRunner) {}

  async react(event: RecordedEvent): Promise<void> {
    const { from, by } = event.data as MergeUndone['data'];
    const data = { duplicateId: signalIdOf(event.stream) };
    const envelope = becauseOf(event, this.name, asAutomation(by));
    await refusalOf(
      this.commands.run(signalDecider, signalStream(from), { type: 'release-duplicate', data }, envelope),
    );
  }
}

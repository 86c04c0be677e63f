import {
  becauseOf,
  refusalOf,
  type Automation,
  type CommandRunner,
  type RecordedEvent,
} from '#event-sourcing';
import { asAutomation } from '#party';
import type { SignalCommand } from '../../domain/signal.commands.js';
import { signalDecider } from '../../domain/signal.decider.js';
import { signalIdOf, signalStream } from '../../domain/signal.event-types.js';
import type { MergeUndone, SignalMerged } from '../../domain/signal.events.js';

/**
 * The surviving signal absorbs a duplicate that was merged into it, and releases one whose merge was undone. One automation
 * for both, so that the survivor hears of them in the order in which they happened.
 */
export class WhenMergeChangesThenTellSurvivor implements Automation {
  readonly name = 'when-merge-changes-then-tell-survivor';
  readonly typePrefixes = ['signal.merged.', 'signal.merge-undone.'];

  constructor(private readonly commands: CommandRunner) {}

  async react(event: RecordedEvent): Promise<void> {
    const { by } = event.data as SignalMerged['data'] | MergeUndone['data'];
    const [survivorId, command] = news(event);
    const stream = signalStream(survivorId);
    const survivor = (await this.commands.load(signalDecider, stream)).state.signal;
    if (!survivor) return;
    const occurredAt = event.occurredAt > survivor.receivedAt ? event.occurredAt : survivor.receivedAt;
    await refusalOf(
      this.commands.run(
        signalDecider,
        stream,
        command,
        becauseOf(event, this.name, asAutomation(by), { occurredAt }),
      ),
    );
  }
}

function news(event: RecordedEvent): readonly [survivorId: string, command: SignalCommand] {
  const data = { duplicateId: signalIdOf(event.stream) };
  if (event.type === 'signal.merge-undone.v1')
    return [(event.data as MergeUndone['data']).from, { type: 'release-duplicate', data }];
  return [(event.data as SignalMerged['data']).into, { type: 'absorb-duplicate', data }];
}

import type { Instant } from '#event-sourcing';
import { listOf, Many, Moment, SignalSummaryAnswer, Text } from '../answer.js';
import type { ListedSignal } from './signals.view.js';

export class HolderAnswer {
  @Text('The party that holds it')
  readonly partyId!: string;
  @Text('Its role')
  readonly role!: string;
  @Moment('Since when')
  readonly since!: Instant;
}

export class SignalAnswer extends SignalSummaryAnswer implements ListedSignal {
  @Moment('When it was received')
  readonly receivedAt!: Instant;
  @Many(() => HolderAnswer, 'Who holds it')
  readonly holders!: readonly HolderAnswer[];
}

export const SignalList = listOf(SignalAnswer);

import type { Instant } from '#event-sourcing';
import type { PartyLevel } from '#party';
import { AsOfAnswer, Flag, Many, Moment, Text, Texts, Word } from '../answer.js';
import type { Receipt } from './receipt.view.js';

export class GivenFeedbackAnswer {
  @Text('Coded outcome')
  readonly outcome!: string;
  @Moment('When it was given')
  readonly at!: Instant;
}

export class ReceiptAnswer extends AsOfAnswer implements Receipt {
  @Moment('When the signal was received')
  readonly receivedAt!: Instant;
  @Flag('Whether anybody took it up')
  readonly pickedUp!: boolean;
  @Texts('Level of the desks where it is; empty: it has ended')
  readonly heldAt!: readonly PartyLevel[];
  @Word(['live', 'ended'], 'Whether it is still being dealt with')
  readonly state!: 'live' | 'ended';
  @Many(() => GivenFeedbackAnswer, 'What came of it')
  readonly feedback!: readonly GivenFeedbackAnswer[];
  @Flag('Made up by a generator, not a real signal')
  readonly generated!: boolean;
}

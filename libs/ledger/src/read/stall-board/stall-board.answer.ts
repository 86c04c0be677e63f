import type { Instant } from '#event-sourcing';
import { STALL_KINDS, type StallKind } from '#route';
import {
  Amount,
  AmountOrNull,
  listOf,
  Moment,
  SignalSummaryAnswer,
  Text,
  TextOrNull,
  Word,
  WholeOrNull,
} from '../answer.js';
import type { Stall } from './stall-board.view.js';

export class StallAnswer extends SignalSummaryAnswer implements Stall {
  @Word(STALL_KINDS, 'Kind of waiting')
  readonly kind!: StallKind;
  @TextOrNull('Role of the desk where it waits; null: nobody holds it')
  readonly gate!: string | null;
  @TextOrNull('Region of that desk; null: a national party')
  readonly gateRegion!: string | null;
  @TextOrNull('The party where it waits')
  readonly partyId!: string | null;
  @TextOrNull('Who waits for it')
  readonly otherPartyId!: string | null;
  @TextOrNull('`signal`, or the id of a person')
  readonly subject!: string | null;
  @Moment('Since when it waits')
  readonly since!: Instant;
  @Amount('Days of 24 hours that it waits')
  readonly ageDays!: number;
  @WholeOrNull('Norm of the route in force; null: there is none')
  readonly normDays!: number | null;
  @AmountOrNull('Days over the norm; null: not known, for want of a norm')
  readonly daysOverNorm!: number | null;
  @Text('The fact that began the waiting')
  readonly openedBy!: string;
}

export const StallList = listOf(StallAnswer);

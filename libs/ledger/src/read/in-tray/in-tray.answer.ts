import type { Instant } from '#event-sourcing';
import {
  Amount,
  AmountOrNull,
  listOf,
  Moment,
  MomentOrNull,
  SignalSummaryAnswer,
  Text,
  TextOrNull,
  WholeOrNull,
  Word,
} from '../answer.js';
import { TRAY_KINDS, type TrayItem, type TrayKind } from './in-tray.view.js';

export class TrayItemAnswer extends SignalSummaryAnswer implements TrayItem {
  @Word(TRAY_KINDS, 'Why it lies there; passed-on: what became of what was handed to others')
  readonly kind!: TrayKind;
  @Text('The hand-off, branch, subject, duty or decision')
  readonly ref!: string;
  @TextOrNull('Coded reason')
  readonly reason!: string | null;
  @TextOrNull('From whom, or to whom')
  readonly otherPartyId!: string | null;
  @Moment('Since when')
  readonly since!: Instant;
  @MomentOrNull('By when')
  readonly due!: Instant | null;
  @Amount('Days of 24 hours since then')
  readonly ageDays!: number;
  @WholeOrNull('Norm of the route in force; null: there is none')
  readonly normDays!: number | null;
  @AmountOrNull('Days over the norm; null: not known, for want of a norm')
  readonly daysOverNorm!: number | null;
}

export const InTrayList = listOf(TrayItemAnswer);

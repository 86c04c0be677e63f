import { Many, One, TextOrNull, Word } from '#platform';
import type { HistoryDifference } from '../../difference/chain-difference.js';
import { DIFFERENCES, type DifferenceKind } from '../../difference/difference.js';
import { RowDifferenceAnswer, TwoPicturesAnswer } from '../difference.answer.js';
import { AboutAnswer } from '../history/history.answer.js';

export class HistoryDifferenceAnswer implements HistoryDifference {
  @One(() => AboutAnswer, 'What it is about')
  readonly about!: AboutAnswer;
  @Word(DIFFERENCES, 'appeared: it is in the second picture only; left: in the first only; changed: in both')
  readonly difference!: DifferenceKind;
  @Many(() => RowDifferenceAnswer, 'Its rows that are not the same in both pictures')
  readonly rows!: readonly RowDifferenceAnswer[];
}

export class ChainDifferenceAnswer extends TwoPicturesAnswer {
  @Many(
    () => HistoryDifferenceAnswer,
    'Signals, meetings, routes and parties of which something is different',
  )
  readonly items!: readonly HistoryDifferenceAnswer[];
  @TextOrNull(
    '`after` of the next page; null: this is the last. A page before it may hold fewer than asked for',
  )
  readonly next!: string | null;
}

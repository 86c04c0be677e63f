import { Many, Text, Whole } from '#platform';
import { RowDifferenceAnswer, TwoPicturesAnswer } from '../difference.answer.js';
import type { SignalDifferencePage } from './signal-difference.query.js';

export class SignalDifferenceAnswer extends TwoPicturesAnswer implements SignalDifferencePage {
  @Text('Id of the signal')
  readonly signalId!: string;
  @Many(() => RowDifferenceAnswer, 'Rows that are not the same in both pictures')
  readonly items!: readonly RowDifferenceAnswer[];
  @Whole('Page, from 1')
  readonly page!: number;
  @Whole('Rows on a page at the most')
  readonly pageSize!: number;
  @Whole('Rows on all pages together')
  readonly total!: number;
}

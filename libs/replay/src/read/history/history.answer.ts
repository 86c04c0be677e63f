import { Many, One, Text, TextOrNull, Word } from '#platform';
import { KINDS, type About } from '../../stream/replayable.js';
import { ChangingStepAnswer } from '../step.answer.js';
import type { HistoryItem, HistoryPage } from './history.view.js';

export class AboutAnswer implements About {
  @Word(KINDS, 'Kind; `other`: it has no state to show')
  readonly kind!: About['kind'];
  @Text('Id of the signal, meeting or party; the region of a route')
  readonly id!: string;
}

export class HistoryItemAnswer extends ChangingStepAnswer implements HistoryItem {
  @One(() => AboutAnswer, 'What it is about')
  readonly about!: AboutAnswer;
  @Text('What was recorded, by which party, and what it changed')
  readonly sentence!: string;
}

export class HistoryAnswer implements HistoryPage {
  @Many(() => HistoryItemAnswer, 'Events in the order of recording')
  readonly items!: readonly HistoryItemAnswer[];
  @TextOrNull('`after` of the next page in the same direction; null: this is the last')
  readonly next!: string | null;
  @Text('Position of the last event recorded')
  readonly head!: string;
}

import type { Language } from '#messages';
import { chainHistory, type ChainCriteria, type ChainStep } from '../../stream/chain-history.js';
import type { History } from '../../stream/replay.js';
import { sentence } from '../../words/sentence.js';

export interface HistoryCriteria extends ChainCriteria {
  readonly language: Language;
}

/** An event of the whole chain, with one sentence on what it changed. */
export interface HistoryItem extends Omit<ChainStep, 'state'> {
  readonly sentence: string;
}

export interface HistoryPage {
  readonly items: readonly HistoryItem[];
  /** `after` of the next page in the same direction; null: this is the last. */
  readonly next: string | null;
  /** Position of the last event recorded. */
  readonly head: string;
}

/** One page of all events in the order of recording. */
export async function historyPage(
  history: History,
  { language, ...criteria }: HistoryCriteria,
): Promise<HistoryPage> {
  const { items, next, head } = await chainHistory(history, criteria);
  return {
    items: items.map((step) => toItem(step, language)),
    next: next === null ? null : String(next),
    head: String(head),
  };
}

function toItem(step: ChainStep, language: Language): HistoryItem {
  const { state, ...told } = step;
  return { ...told, sentence: sentence({ ...told, state }, language) };
}

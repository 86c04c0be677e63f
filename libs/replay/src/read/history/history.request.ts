import { LANGUAGES, type Language } from '#messages';
import { CodeField, PatternField, QueryCountField } from '#platform';
import { DIRECTIONS, type Direction } from '../../stream/replay.js';

const LARGEST_PAGE = 200;
const POSITION = /^\d{1,18}$/;

export class HistoryRequest {
  @PatternField(
    POSITION,
    'Go on after the event at this position. Default: from the first event, or backward from the last',
    'Must be a position as it was given: 1 to 18 digits',
    { optional: true },
  )
  after?: string;

  @CodeField(DIRECTIONS, 'Order of the events. Default: forward', { optional: true })
  direction: Direction = 'forward';

  @QueryCountField(1, LARGEST_PAGE, 'Events on a page. Default: 50', { optional: true })
  pageSize = 50;

  @CodeField(LANGUAGES, 'Language of the sentences. Default: nl', { optional: true })
  language: Language = 'nl';
}

import { PatternField, PlaceField, QueryCountField } from '#platform';
import { DifferenceRequest } from '../difference.request.js';

export class ChainDifferenceRequest extends DifferenceRequest {
  @PlaceField('Only what plays, is held or works in this region', { optional: true })
  region?: string;

  @PatternField(/^\d{1,18}$/, 'Go on from `next` of the page before', 'Must be `next` of the page before', {
    optional: true,
  })
  after?: string;

  @QueryCountField(1, 200, 'Histories on a page at the most. Default: 50', { optional: true })
  pageSize = 50;
}

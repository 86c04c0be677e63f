import { QueryCountField } from '#platform';
import { DifferenceRequest } from '../difference.request.js';

export class SignalDifferenceRequest extends DifferenceRequest {
  @QueryCountField(1, 1_000_000, 'Page, from 1', { optional: true })
  page = 1;

  @QueryCountField(1, 200, 'Rows on a page. Default: 50', { optional: true })
  pageSize = 50;
}

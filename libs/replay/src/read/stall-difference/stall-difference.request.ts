import { CodeField, PlaceField, QueryCountField } from '#platform';
import { STALL_KINDS, type StallKind } from '#route';
import { DifferenceRequest } from '../difference.request.js';

export class StallDifferenceRequest extends DifferenceRequest {
  @PlaceField('Only the stall board of this region', { optional: true })
  region?: string;

  @CodeField(STALL_KINDS, 'Kind of waiting', { optional: true })
  kind?: StallKind;

  @QueryCountField(1, 1_000_000, 'Page, from 1', { optional: true })
  page = 1;

  @QueryCountField(1, 200, 'Stalls on a page. Default: 50', { optional: true })
  pageSize = 50;
}

import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import type { Instant } from '#event-sourcing';
import { CodeField, CodesField, InstantField, PatternField, PlaceField, QueryCountField } from '#platform';
import { FORM_GROUPS, URGENCIES, type FormGroup, type Urgency } from '#signal';

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const LARGEST_PAGE = 200;
const LAST_PAGE = 1_000_000;

/** An id in an address, wherever it was given out. */
export function AddressIdField(description: string): PropertyDecorator {
  return PatternField(ID, description, 'Must be an id: 1 to 128 letters, digits, dots, colons and hyphens');
}

/** Words of a list in a query, separated by commas. */
export function QueryCodesField(words: readonly string[], description: string): PropertyDecorator {
  const split = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);
  return applyDecorators(Transform(split), CodesField(words, description, { optional: true }));
}

/** As of which two instants to look. */
export class AsOfRequest {
  @InstantField('How things were at this instant. Default: now', { optional: true })
  validAt?: string;

  @InstantField('By what had been recorded at this instant. Default: now', { optional: true })
  knownAt?: string;
}

export class ListRequest extends AsOfRequest {
  @QueryCountField(1, LAST_PAGE, 'Page, from 1', { optional: true })
  page = 1;

  @QueryCountField(1, LARGEST_PAGE, 'Items on a page. Default: 50', { optional: true })
  pageSize = 50;
}

/** A list of signals, or of what is about signals. */
export class SignalListRequest extends ListRequest {
  @PlaceField('Region', { optional: true })
  region?: string;

  @PlaceField('Municipality where it plays', { optional: true })
  municipality?: string;

  @CodeField(FORM_GROUPS, 'Suspected form', { optional: true })
  form?: FormGroup;

  @CodeField(URGENCIES, 'Urgency', { optional: true })
  urgency?: Urgency;
}

export class RegionParam {
  @PlaceField('Region')
  region!: string;
}

/** What was asked, with both instants: now, where they were left out. */
export function asOf<Asked extends AsOfRequest>(
  asked: Asked,
  now: Instant,
): Omit<Asked, 'validAt' | 'knownAt'> & { readonly validAt: Instant; readonly knownAt: Instant } {
  return { ...asked, validAt: asked.validAt ?? now, knownAt: asked.knownAt ?? now };
}

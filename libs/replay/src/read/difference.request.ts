import { DomainError, type Instant } from '#event-sourcing';
import type { AsOf } from '#ledger';
import { InstantField } from '#platform';

/** Two pictures: the one asked for, and the one that it is held against. */
export class DifferenceRequest {
  @InstantField('The picture: how things were at this instant. Default: now', { optional: true })
  validAt?: string;

  @InstantField('The picture: by what had been recorded at this instant. Default: now', { optional: true })
  knownAt?: string;

  @InstantField('Held against: how things were at this instant. Default: validAt', { optional: true })
  againstValidAt?: string;

  @InstantField('Held against: by what had been recorded at this instant. Default: knownAt', {
    optional: true,
  })
  againstKnownAt?: string;
}

export interface TwoPictures {
  readonly from: AsOf;
  readonly to: AsOf;
}

/** From the picture held against to the picture asked for. Refuses when neither of its instants is named. */
export function twoPictures(
  { validAt, knownAt, againstValidAt, againstKnownAt }: DifferenceRequest,
  now: Instant,
): TwoPictures {
  if (againstValidAt === undefined && againstKnownAt === undefined)
    throw new DomainError(
      'nothing-to-hold-against',
      'Name againstValidAt, againstKnownAt or both',
      'invalid',
      'againstValidAt',
    );
  const to = { validAt: validAt ?? now, knownAt: knownAt ?? now };
  return {
    from: { validAt: againstValidAt ?? to.validAt, knownAt: againstKnownAt ?? to.knownAt },
    to,
  };
}

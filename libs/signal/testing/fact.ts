import type { GivenEvent } from '#event-sourcing/testing';
import type { Instant } from '#event-sourcing';
import type { SignalEvent } from '#signal';

/** A fact of a signal as a spec states it; without a time it happened an hour after the one before. */
export type GivenFact = GivenEvent<SignalEvent>;

type DataOf<Type extends SignalEvent['type']> = Extract<SignalEvent, { readonly type: Type }>['data'];

/** A named fact: its usual data, with some of it told otherwise. */
export function fact<Type extends SignalEvent['type']>(type: Type, usual: DataOf<Type>) {
  return (data: Partial<DataOf<Type>> = {}, occurredAt?: Instant) =>
    ({
      type,
      data: { ...usual, ...data },
      ...(occurredAt === undefined ? {} : { occurredAt }),
    }) as unknown as Extract<GivenFact, { readonly type: Type }>;
}

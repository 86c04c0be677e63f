import type { Instant } from '#event-sourcing';
import type { Signal } from '../signal.state.js';

/** Raised when a fact cannot follow what is already believed; `code` says which rule it breaks. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';
  constructor(readonly code: string) {
    super(`Contradicts the history: ${code}`);
  }
}

export function insist(condition: boolean, code: string): asserts condition {
  if (!condition) throw new Contradiction(code);
}

/** A fact may not lie before the fact it rests on. */
export function insistAfter(occurredAt: Instant, cause: Instant): void {
  insist(occurredAt >= cause, 'before-cause');
}

/** Replaces the one element that matches; there must be one. */
export function changed<T>(
  list: readonly T[],
  matches: (item: T) => boolean,
  change: (item: T) => T,
): readonly T[] {
  insist(list.some(matches), 'unknown-reference');
  return list.map((item) => (matches(item) ? change(item) : item));
}

export type Evolve<Fact> = (signal: Signal, fact: Fact) => Signal;

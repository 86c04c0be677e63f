import type { DomainEvent, Instant, Recorded } from '#event-sourcing';
import type { FactCorrected, SignalEvent } from './signal.events.js';

/** What corrections need to know of a recorded event. */
export interface CorrectableFact {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly occurredAt: Instant;
}

/**
 * The facts that hold, in the order of recording, with every correction applied: a corrected fact keeps its place, a void
 * one is left out. A later correction of the same fact replaces an earlier one; correcting a correction as void restores
 * what it had corrected. Corrections themselves are not among the facts that hold.
 */
export function effectiveFacts<Fact extends CorrectableFact>(facts: readonly Fact[]): Fact[] {
  const corrections = standingCorrections(facts);
  if (corrections.size === 0) return facts.filter((fact) => !isCorrection(fact));
  return facts.flatMap((fact) => {
    if (isCorrection(fact)) return [];
    const correction = corrections.get(fact.id)?.correction;
    switch (correction?.kind) {
      case undefined:
        return [fact];
      case 'void':
        return [];
      case 'occurred-at':
        return [{ ...fact, occurredAt: correction.occurredAt }];
      case 'data':
        return [{ ...fact, data: { ...(fact.data as object), ...correction.fields } }];
    }
  });
}

/** The correction in force per corrected event id, with the id of the correcting event. */
export function standingCorrections(
  facts: readonly CorrectableFact[],
): ReadonlyMap<string, FactCorrected['data'] & { readonly correctedBy: string }> {
  const corrections = facts.filter(isCorrection);
  const voided = new Set<string>();
  // From the last to the first: a correction that is void itself neither corrects nor voids.
  for (const { id, data } of [...corrections].reverse()) {
    const { corrects, correction } = data as FactCorrected['data'];
    if (!voided.has(id) && correction.kind === 'void') voided.add(corrects);
  }
  const standing = new Map<string, FactCorrected['data'] & { readonly correctedBy: string }>();
  for (const { id, data } of corrections) {
    if (!voided.has(id))
      standing.set((data as FactCorrected['data']).corrects, {
        ...(data as FactCorrected['data']),
        correctedBy: id,
      });
  }
  return standing;
}

function isCorrection(fact: CorrectableFact): boolean {
  return fact.type === 'signal.fact-corrected.v1';
}

/** A recorded signal event other than a correction. */
export type SignalFact = Exclude<Recorded<SignalEvent>, DomainEvent<'signal.fact-corrected.v1'>>;

import type { Instant, Position } from '#event-sourcing';
import type { Subject } from '#signal';
import type { AgendaCause } from '../domain/meeting.events.js';

export interface AgendaProposal {
  readonly signalId: string;
  readonly subjects: readonly Subject[];
  readonly cause: AgendaCause;
}

/**
 * What a region's meeting has to deal with: requested triage, open questions, those put off until before the meeting,
 * assignments that are due by then and not kept, declined ones, and those that somebody assumes another party answers.
 * A to-do list kept by a read model; the one thing that an automation reads from there.
 */
export interface AgendaProposals {
  /** As it will be `at` the meeting's start, by what was known at `knownAt`, with all events up to `minPosition` taken in. */
  for(
    region: string,
    at: Instant,
    knownAt: Instant,
    minPosition: Position,
  ): Promise<readonly AgendaProposal[]>;
}

import type { EventTypes } from '#event-sourcing';
import type { SignalEvent } from './signal.events.js';

/** Every type that this context writes today; the compiler says when one is missing or unknown. */
const TYPES: Record<SignalEvent['type'], true> = {
  'signal.registered.v1': true,
  'signal.hand-off-offered.v1': true,
  'signal.hand-off-accepted.v1': true,
  'signal.branch-passed-on.v1': true,
  'signal.hand-off-declined.v1': true,
  'signal.hand-off-withdrawn.v1': true,
  'signal.enriched.v1': true,
  'signal.held.v1': true,
  'signal.hold-released.v1': true,
  'signal.custody-taken-over.v1': true,
  'signal.branch-ended.v1': true,
  'signal.ended.v1': true,
  'signal.reopened.v1': true,
  'signal.linked.v1': true,
  'signal.unlinked.v1': true,
  'signal.merged.v1': true,
  'signal.merge-undone.v1': true,
  'signal.duplicate-absorbed.v1': true,
  'signal.duplicate-released.v1': true,
  'signal.fact-corrected.v1': true,
  'signal.person-identified.v1': true,
  'signal.consent-asked.v1': true,
  'signal.consent-given.v1': true,
  'signal.consent-refused.v1': true,
  'signal.consent-withdrawn.v1': true,
  'signal.reporting-assigned.v1': true,
  'signal.reporting-accepted.v1': true,
  'signal.reporting-declined.v1': true,
  'signal.reporting-waived.v1': true,
  'signal.reporting-deferred.v1': true,
  'signal.reporting-question-reopened.v1': true,
  'signal.reporting-assumed.v1': true,
  'signal.assumption-withdrawn.v1': true,
  'signal.report-submitted.v1': true,
  'signal.report-completed.v1': true,
  'signal.report-acknowledged.v1': true,
  'signal.feedback-owed.v1': true,
  'signal.feedback-given.v1': true,
  'signal.triage-requested.v1': true,
  'signal.triage-held.v1': true,
};

export const signalEventTypes: EventTypes = { types: Object.keys(TYPES), upcasters: [] };

/** The stream of one signal. */
export function signalStream(signalId: string): string {
  return `signal-${signalId}`;
}

export function signalIdOf(stream: string): string {
  return stream.slice('signal-'.length);
}

import { CorruptHistoryError, type Recorded } from '#event-sourcing';
import { effectiveFacts } from './corrections.js';
import * as custody from './evolve/custody.evolve.js';
import { Contradiction, insist } from './evolve/fold.js';
import * as other from './evolve/other.evolve.js';
import * as reporting from './evolve/reporting.evolve.js';
import type { SignalEvent } from './signal.events.js';
import { openBranches, type Signal, type SignalState } from './signal.state.js';

type Fact = Recorded<SignalEvent>;

/** The state after an event. A correction folds the whole history anew, as it is believed from now on. */
export function evolve(state: SignalState, event: Fact): SignalState {
  const recorded = [...state.recorded, event];
  try {
    const signal =
      event.type === 'signal.fact-corrected.v1' ? foldEffective(recorded) : follow(state.signal, event);
    return { signal, recorded };
  } catch (error) {
    if (error instanceof Contradiction)
      throw new CorruptHistoryError(`Event ${event.id} (${event.type}): ${error.message}`);
    throw error;
  }
}

/** Why these recorded facts, with their corrections applied, contradict each other; null when they do not. */
export function contradictionIn(recorded: readonly Fact[]): string | null {
  try {
    foldEffective(recorded);
    return null;
  } catch (error) {
    if (error instanceof Contradiction) return error.code;
    throw error;
  }
}

/** Why this fact cannot follow; null when it can. */
export function contradiction(state: SignalState, fact: Fact): string | null {
  if (fact.type === 'signal.fact-corrected.v1') return contradictionIn([...state.recorded, fact]);
  try {
    follow(state.signal, fact);
    return null;
  } catch (error) {
    if (error instanceof Contradiction) return error.code;
    throw error;
  }
}

function foldEffective(recorded: readonly Fact[]): Signal | null {
  const signal = effectiveFacts(recorded).reduce<Signal | null>(follow, null);
  // A correction may take away an end, or what ended: somebody holds it, or it has ended.
  if (signal !== null) insist(openBranches(signal).length > 0 === (signal.endedAt === null), 'held-or-ended');
  return signal;
}

/** What is believed after one fact that holds. Throws Contradiction when it cannot follow. */
function follow(signal: Signal | null, fact: Fact): Signal {
  if (fact.type === 'signal.registered.v1') {
    insist(signal === null, 'registered-twice');
    return other.signalRegistered(fact);
  }
  insist(signal !== null, 'not-registered');
  switch (fact.type) {
    case 'signal.hand-off-offered.v1':
      return custody.handOffOffered(signal, fact);
    case 'signal.hand-off-accepted.v1':
      return custody.handOffAccepted(signal, fact);
    case 'signal.branch-passed-on.v1':
      return custody.branchPassedOn(signal, fact);
    case 'signal.hand-off-declined.v1':
      return custody.handOffDeclined(signal, fact);
    case 'signal.hand-off-withdrawn.v1':
      return custody.handOffWithdrawn(signal, fact);
    case 'signal.enriched.v1':
      return custody.signalEnriched(signal, fact);
    case 'signal.held.v1':
      return custody.signalHeld(signal, fact);
    case 'signal.hold-released.v1':
      return custody.holdReleased(signal, fact);
    case 'signal.custody-taken-over.v1':
      return custody.custodyTakenOver(signal, fact);
    case 'signal.branch-ended.v1':
      return custody.branchEnded(signal, fact);
    case 'signal.ended.v1':
      return custody.signalEnded(signal);
    case 'signal.reopened.v1':
      return custody.signalReopened(signal, fact);
    case 'signal.merged.v1':
      return custody.signalMerged(signal, fact);
    case 'signal.merge-undone.v1':
      return custody.mergeUndone(signal, fact);
    case 'signal.linked.v1':
      return other.signalLinked(signal, fact);
    case 'signal.unlinked.v1':
      return other.signalUnlinked(signal, fact);
    case 'signal.duplicate-absorbed.v1':
      return other.duplicateAbsorbed(signal, fact);
    case 'signal.duplicate-released.v1':
      return other.duplicateReleased(signal, fact);
    case 'signal.fact-corrected.v1':
      return signal;
    case 'signal.person-identified.v1':
      return reporting.personIdentified(signal, fact);
    case 'signal.consent-asked.v1':
      return other.consentRecorded(signal, fact, 'asked');
    case 'signal.consent-given.v1':
      return other.consentRecorded(signal, fact, 'given');
    case 'signal.consent-refused.v1':
      return other.consentRecorded(signal, fact, 'refused');
    case 'signal.consent-withdrawn.v1':
      return other.consentRecorded(signal, fact, 'withdrawn');
    case 'signal.reporting-assigned.v1':
      return reporting.reportingAssigned(signal, fact);
    case 'signal.reporting-accepted.v1':
      return reporting.reportingAccepted(signal, fact);
    case 'signal.reporting-declined.v1':
      return reporting.reportingDeclined(signal, fact);
    case 'signal.reporting-waived.v1':
      return reporting.reportingWaived(signal, fact);
    case 'signal.reporting-deferred.v1':
      return reporting.reportingDeferred(signal, fact);
    case 'signal.reporting-question-reopened.v1':
      return reporting.questionReopened(signal, fact);
    case 'signal.reporting-assumed.v1':
      return reporting.reportingAssumed(signal, fact);
    case 'signal.assumption-withdrawn.v1':
      return reporting.assumptionWithdrawn(signal, fact);
    case 'signal.report-submitted.v1':
      return reporting.reportSubmitted(signal, fact);
    case 'signal.report-completed.v1':
      return reporting.reportCompleted(signal, fact);
    case 'signal.report-acknowledged.v1':
      return reporting.reportAcknowledged(signal, fact);
    case 'signal.feedback-owed.v1':
      return other.feedbackOwed(signal, fact);
    case 'signal.feedback-given.v1':
      return other.feedbackGiven(signal, fact);
    case 'signal.triage-requested.v1':
      return other.triageRequested(signal, fact);
    case 'signal.triage-held.v1':
      return other.triageHeld(signal, fact);
  }
}

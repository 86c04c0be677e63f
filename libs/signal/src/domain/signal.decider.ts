import { DomainError, type Decider, type Recorded } from '#event-sourcing';
import type { ActingParty } from '#party';
import { correctFact } from './decide/correction.decide.js';
import * as custody from './decide/custody.decide.js';
import { giveFeedback } from './decide/feedback.decide.js';
import { invalid, notFound, type Context, type Events } from './decide/guards.js';
import * as linking from './decide/linking.decide.js';
import * as report from './decide/report.decide.js';
import * as reporting from './decide/reporting.decide.js';
import type { SignalCommand } from './signal.commands.js';
import type { SignalEvent } from './signal.events.js';
import { contradiction, evolve } from './signal.evolve.js';
import { NO_SIGNAL, type SignalState } from './signal.state.js';

/** All that may be done with one signal, and what is recorded of it. */
export const signalDecider: Decider<SignalState, SignalCommand, SignalEvent, ActingParty> = {
  initial: NO_SIGNAL,
  evolve,
  decide: (state, command, context) => {
    const events = decide(state, command, context);
    requireNoContradiction(state, events, context);
    return events;
  },
};

function decide(state: SignalState, command: SignalCommand, context: Context): Events {
  const { signal } = state;
  if (command.type === 'register-signal') {
    if (signal !== null) throw new DomainError('already-registered', 'This signal is registered already');
    return custody.registerSignal(command, context);
  }
  if (signal === null) throw notFound('unknown-signal', 'There is no such signal');
  if (context.occurredAt < signal.receivedAt)
    throw invalid('before-signal', 'This lies before the signal was received', 'occurredAt');
  switch (command.type) {
    case 'offer-hand-off':
      return custody.offerHandOff(signal, command, context);
    case 'accept-hand-off':
      return custody.acceptHandOff(signal, command, context);
    case 'decline-hand-off':
      return custody.declineHandOff(signal, command, context);
    case 'withdraw-hand-off':
      return custody.withdrawHandOff(signal, command, context);
    case 'enrich-signal':
      return custody.enrichSignal(signal, command, context);
    case 'hold-until':
      return custody.holdUntil(signal, command, context);
    case 'release-hold':
      return custody.releaseHold(signal, command, context);
    case 'take-over-custody':
      return custody.takeOverCustody(signal, command, context);
    case 'end-branch':
      return custody.endBranch(signal, command, context);
    case 'reopen-signal':
      return custody.reopenSignal(signal, command, context);
    case 'link-signal':
      return linking.linkSignal(signal, command, context);
    case 'unlink-signal':
      return linking.unlinkSignal(signal, command, context);
    case 'merge-signal':
      return linking.mergeSignal(signal, command, context);
    case 'undo-merge':
      return linking.undoMerge(signal, command, context);
    case 'absorb-duplicate':
      return linking.absorbDuplicate(signal, command, context);
    case 'release-duplicate':
      return linking.releaseDuplicate(signal, command, context);
    case 'correct-fact':
      return correctFact(state, signal, command, context);
    case 'identify-persons':
      return reporting.identifyPersons(signal, command, context);
    case 'record-consent':
      return reporting.recordConsent(signal, command, context);
    case 'assign-reporting':
      return reporting.assignReporting(signal, command, context);
    case 'accept-reporting':
      return reporting.acceptReporting(signal, command, context);
    case 'decline-reporting':
      return reporting.declineReporting(signal, command, context);
    case 'waive-reporting':
      return reporting.waiveReporting(signal, command, context);
    case 'defer-reporting':
      return reporting.deferReporting(signal, command, context);
    case 'reopen-reporting-question':
      return reporting.reopenQuestion(signal, command, context);
    case 'assume-reporting':
      return reporting.assumeReporting(signal, command, context);
    case 'withdraw-assumption':
      return reporting.withdrawAssumption(signal, command, context);
    case 'submit-report':
      return report.submitReport(signal, command, context);
    case 'complete-report':
      return report.completeReport(signal, command, context);
    case 'acknowledge-report':
      return report.acknowledgeReport(signal, command, context);
    case 'give-feedback':
      return giveFeedback(signal, command, context);
    case 'request-triage':
      return reporting.requestTriage(signal, command, context);
    case 'record-triage-held':
      return reporting.recordTriageHeld(signal, command, context);
  }
}

/** The last guard: what was decided must be able to follow what is believed, whatever the rules above let through. */
function requireNoContradiction(state: SignalState, events: Events, context: Context): void {
  let believed = state;
  events.forEach((event, index) => {
    const fact = {
      ...event,
      id: context.id(`event:${index}`),
      commandId: context.id('command'),
      actor: {},
    } as unknown as Recorded<SignalEvent>;
    const code = contradiction(believed, fact);
    if (code === 'before-cause')
      throw invalid('before-cause', 'It rests on something that happened later', 'occurredAt');
    if (code !== null)
      throw new DomainError('contradicts-history', `This contradicts what was recorded before (${code})`);
    believed = evolve(believed, fact);
  });
}

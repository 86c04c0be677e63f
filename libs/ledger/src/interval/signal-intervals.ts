import { toMillis, type Recorded } from '#event-sourcing';
import { effectiveFacts, signalIdOf, type SignalEvent, WHOLE_SIGNAL } from '#signal';
import { IntervalBook } from './interval-book.js';
import type { Interval } from './interval.js';
import { profileIntervals } from './profile-intervals.js';
import {
  advanceReport,
  consent,
  personIdentified,
  question,
  questionOf,
  reportAcknowledged,
  reportSubmitted,
} from './reporting-intervals.js';
import { settleQuestions } from './settle-questions.js';
import { undecidedIntervals } from './undecided-intervals.js';

type SignalFact = Recorded<SignalEvent>;

/** Everything that was so about one signal, and when, as far as these recorded facts tell; corrections are applied. */
export function signalIntervals(recorded: readonly SignalFact[]): readonly Interval[] {
  const facts = effectiveFacts(recorded);
  const first = facts[0];
  if (first === undefined) return [];
  const book = new IntervalBook(signalIdOf(first.stream));
  for (const fact of facts) note(book, fact);
  const told = book.all();
  const profile = profileIntervals(facts, told);
  return [...profile, ...settleQuestions(told, profile), ...undecidedIntervals(facts, told)];
}

function note(book: IntervalBook, fact: SignalFact): void {
  switch (fact.type) {
    case 'signal.registered.v1':
      book.begin('custody', fact.data.branchId, fact, {
        party: fact.data.registeredBy,
        state: 'held',
        detail: { via: 'registered' },
      });
      question(book, fact, WHOLE_SIGNAL, 'open', {});
      return;
    case 'signal.hand-off-offered.v1': {
      const { handOffId, to, from, fromBranchId, keepsCustody, legalBasis, splitId } = fact.data;
      book.begin('offer', handOffId, fact, {
        party: to,
        other: from,
        state: 'offered',
        detail: { fromBranchId, keepsCustody, legalBasis, splitId },
      });
      book.end('hold', fromBranchId, fact);
      return;
    }
    case 'signal.hand-off-accepted.v1': {
      const offer = book.end('offer', fact.data.handOffId, fact, { state: 'accepted' });
      book.begin('custody', fact.data.branchId, fact, {
        party: fact.data.by,
        other: offer?.other ?? null,
        state: 'held',
        detail: { via: 'hand-off', handOffId: fact.data.handOffId },
      });
      return;
    }
    case 'signal.branch-passed-on.v1':
      closeBranch(book, fact.data.branchId, fact, 'passed-on', null);
      return;
    case 'signal.hand-off-declined.v1':
      book.end('offer', fact.data.handOffId, fact, { state: 'declined', reason: fact.data.reason });
      return;
    case 'signal.hand-off-withdrawn.v1':
      book.end('offer', fact.data.handOffId, fact, { state: 'withdrawn' });
      return;
    case 'signal.held.v1':
      book.end('hold', fact.data.branchId, fact);
      book.begin('hold', fact.data.branchId, fact, {
        party: fact.data.by,
        state: 'held-back',
        reason: fact.data.reason,
        due: toMillis(fact.data.until),
      });
      return;
    case 'signal.hold-released.v1':
      book.end('hold', fact.data.branchId, fact);
      return;
    case 'signal.custody-taken-over.v1':
      closeBranch(book, fact.data.branchId, fact, 'taken-over', fact.data.reason);
      book.begin('custody', fact.data.newBranchId, fact, {
        party: fact.data.to,
        other: fact.data.from,
        state: 'held',
        detail: { via: 'take-over', reason: fact.data.reason },
      });
      return;
    case 'signal.branch-ended.v1':
      closeBranch(book, fact.data.branchId, fact, 'ended', fact.data.reason, fact.data.relabelledAs);
      return;
    case 'signal.reopened.v1':
      book.begin('custody', fact.data.branchId, fact, {
        party: fact.data.holder,
        state: 'held',
        detail: { via: 'reopened', reason: fact.data.reason },
      });
      return;
    case 'signal.merge-undone.v1':
      book.end('link', 'merged', fact);
      for (const { branchId, holder } of fact.data.reopened) {
        book.begin('custody', branchId, fact, {
          party: holder,
          state: 'held',
          detail: { via: 'merge-undone' },
        });
      }
      return;
    case 'signal.linked.v1':
      book.begin('link', `${fact.data.basis} ${fact.data.otherSignalId}`, fact, {
        state: fact.data.basis,
        detail: { otherSignalId: fact.data.otherSignalId },
      });
      return;
    case 'signal.unlinked.v1':
      book.end('link', `${fact.data.basis} ${fact.data.otherSignalId}`, fact);
      return;
    case 'signal.duplicate-absorbed.v1':
      book.begin('link', `absorbed ${fact.data.duplicateId}`, fact, {
        state: 'absorbed',
        detail: { otherSignalId: fact.data.duplicateId },
      });
      return;
    case 'signal.duplicate-released.v1':
      book.end('link', `absorbed ${fact.data.duplicateId}`, fact);
      return;
    case 'signal.merged.v1':
      book.begin('link', 'merged', fact, { state: 'merged-into', detail: { otherSignalId: fact.data.into } });
      return;
    case 'signal.person-identified.v1':
      personIdentified(book, fact);
      return;
    case 'signal.consent-asked.v1':
      consent(book, fact, 'asked');
      return;
    case 'signal.consent-given.v1':
      consent(book, fact, 'given');
      return;
    case 'signal.consent-refused.v1':
      consent(book, fact, 'refused');
      return;
    case 'signal.consent-withdrawn.v1':
      consent(book, fact, 'withdrawn');
      return;
    case 'signal.reporting-assigned.v1': {
      const { subject, to, due, by, via } = fact.data;
      question(book, fact, subject, 'assigned', {
        party: to,
        other: by,
        due: toMillis(due),
        detail: { via },
      });
      return;
    }
    case 'signal.reporting-accepted.v1': {
      const present = questionOf(book, fact.data.subject);
      question(book, fact, fact.data.subject, 'accepted', { party: fact.data.by, due: present?.due ?? null });
      return;
    }
    case 'signal.reporting-declined.v1':
      question(book, fact, fact.data.subject, 'open', {
        other: fact.data.by,
        reason: fact.data.reason,
        detail: { declinedBy: fact.data.by.id },
      });
      return;
    case 'signal.reporting-waived.v1':
      question(book, fact, fact.data.subject, 'waived', {
        other: fact.data.by,
        reason: fact.data.reason,
        detail: { via: fact.data.via },
      });
      return;
    case 'signal.reporting-deferred.v1':
      question(book, fact, fact.data.subject, 'deferred', {
        other: fact.data.by,
        due: toMillis(fact.data.until),
        detail: { via: fact.data.via },
      });
      return;
    case 'signal.reporting-question-reopened.v1':
      question(book, fact, fact.data.subject, 'open', {});
      return;
    case 'signal.reporting-assumed.v1': {
      const { subject, by, reliesOn } = fact.data;
      book.begin('assumption', `${subject} ${by.id} ${reliesOn.id}`, fact, {
        subject,
        party: by,
        other: reliesOn,
        state: 'assumed',
      });
      return;
    }
    case 'signal.assumption-withdrawn.v1':
      book.end('assumption', `${fact.data.subject} ${fact.data.by.id} ${fact.data.reliesOn.id}`, fact);
      return;
    case 'signal.report-submitted.v1':
      reportSubmitted(book, fact);
      return;
    case 'signal.report-completed.v1':
      advanceReport(book, fact, fact.data.reportId, { complete: true });
      return;
    case 'signal.report-acknowledged.v1':
      reportAcknowledged(book, fact);
      return;
    case 'signal.feedback-owed.v1': {
      const { dutyId, from, to, about, because } = fact.data;
      book.begin('feedback-duty', dutyId, fact, {
        party: from,
        other: to,
        state: 'owed',
        reason: about,
        detail: { because, toReporter: to === null },
      });
      return;
    }
    case 'signal.feedback-given.v1':
      book.end('feedback-duty', fact.data.dutyId, fact, { state: fact.data.outcome });
      return;
    case 'signal.triage-requested.v1':
      book.begin('triage-wait', fact.data.region, fact, {
        party: fact.data.by,
        state: 'waiting',
        detail: { region: fact.data.region },
      });
      return;
    case 'signal.triage-held.v1':
      book.end('triage-wait', fact.data.region, fact);
      return;
    case 'signal.ended.v1':
    case 'signal.enriched.v1':
    case 'signal.fact-corrected.v1':
      return;
  }
}

function closeBranch(
  book: IntervalBook,
  branchId: string,
  fact: SignalFact,
  state: string,
  reason: string | null,
  relabelledAs: string | null = null,
): void {
  book.end('hold', branchId, fact);
  const detail = book.find('custody', branchId)?.detail ?? {};
  book.end('custody', branchId, fact, {
    state,
    reason,
    detail: relabelledAs === null ? detail : { ...detail, relabelledAs },
  });
}

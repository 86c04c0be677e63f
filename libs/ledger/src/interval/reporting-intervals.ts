import { toMillis, type Recorded } from '#event-sourcing';
import { WHOLE_SIGNAL, type SignalEvent } from '#signal';
import type { IntervalBook } from './interval-book.js';
import { millis, type Interval } from './interval.js';
import { isUnanswered } from './settle-questions.js';

type SignalFact = Recorded<SignalEvent>;

type QuestionState = 'open' | 'assigned' | 'accepted' | 'submitted' | 'acknowledged' | 'waived' | 'deferred';

export function questionOf(book: IntervalBook, subject: string): Interval | undefined {
  return book.find('reporting', subject);
}

/** The next state of a subject's question begins where the last one ends. */
export function question(
  book: IntervalBook,
  fact: SignalFact,
  subject: string,
  state: QuestionState,
  more: Partial<Pick<Interval, 'party' | 'other' | 'due' | 'reason' | 'detail'>>,
): void {
  book.end('reporting', subject, fact);
  book.begin('reporting', subject, fact, { subject, state, ...more });
  if (isUnanswered(state)) return;
  for (const assumption of book.openIn('assumption'))
    if (assumption.subject === subject) endNotBefore(book, assumption, fact);
}

function endNotBefore(book: IntervalBook, { lane, ref, from }: Interval, fact: SignalFact): void {
  const occurredAt = toMillis(fact.occurredAt) < from ? new Date(from).toISOString() : fact.occurredAt;
  book.end(lane, ref, { ...fact, occurredAt });
}

export function personIdentified(
  book: IntervalBook,
  fact: Extract<SignalFact, { type: 'signal.person-identified.v1' }>,
): void {
  const { personId, sex, ageBand, nationalityRegion, forms } = fact.data;
  const known = book.openIn('person');
  const inherits = known.every((person) => person.detail['commandId'] === fact.commandId);
  book.begin('person', personId, fact, {
    subject: personId,
    state: 'known',
    detail: { sex, ageBand, nationalityRegion, forms, commandId: fact.commandId },
  });
  if (!inherits) return question(book, fact, personId, 'open', {});
  const whole = questionOf(book, WHOLE_SIGNAL);
  const inherited = known.length === 0 ? whole : questionOf(book, known[0]?.ref ?? '');
  const {
    state = 'open',
    party = null,
    other = null,
    due = null,
    reason = null,
    detail = {},
  } = inherited ?? {};
  const relied =
    known.length === 0
      ? book.openIn('assumption').filter((a) => a.subject === WHOLE_SIGNAL)
      : book.openIn('assumption').filter((a) => a.subject === known[0]?.ref);
  book.end('reporting', WHOLE_SIGNAL, fact);
  book.begin('reporting', personId, fact, { subject: personId, state, party, other, due, reason, detail });
  for (const { party: by, other: reliesOn, ref, subject } of relied) {
    if (subject === WHOLE_SIGNAL) book.end('assumption', ref, fact);
    book.begin('assumption', `${personId} ${by?.id ?? ''} ${reliesOn?.id ?? ''}`, fact, {
      subject: personId,
      party: by,
      other: reliesOn,
      state: 'assumed',
    });
  }
}

export function consent(
  book: IntervalBook,
  fact: Extract<SignalFact, { type: `signal.consent-${string}` }>,
  state: 'asked' | 'given' | 'refused' | 'withdrawn',
): void {
  const { subject, scope, by } = fact.data;
  const ref = `${subject} ${scope}`;
  book.end('consent-asked', ref, fact);
  book.end('consent', ref, fact);
  book.begin(state === 'asked' ? 'consent-asked' : 'consent', ref, fact, {
    subject,
    party: by,
    state,
    reason: scope,
  });
}

export function reportSubmitted(
  book: IntervalBook,
  fact: Extract<SignalFact, { type: 'signal.report-submitted.v1' }>,
): void {
  const { reportId, subject, by, criteria, legalBasis, complete } = fact.data;
  book.begin('report-pending', reportId, fact, {
    subject,
    party: by,
    state: 'submitted',
    due: millis(fact.occurredAt),
    detail: { criteria, legalBasis, complete },
  });
  const state = questionOf(book, subject)?.state;
  if (state !== 'submitted' && state !== 'acknowledged')
    question(book, fact, subject, 'submitted', { party: by });
}

/** A report stays one row through its life: each step ends the row and begins the next, with the moment of submission kept in `due`. */
export function advanceReport(
  book: IntervalBook,
  fact: SignalFact,
  reportId: string,
  more: Readonly<Record<string, unknown>>,
  state?: string,
): Interval | undefined {
  const present = book.end('report-pending', reportId, fact) ?? book.end('report', reportId, fact);
  if (present === undefined) return undefined;
  const { subject, party, due, detail } = present;
  const acknowledged = (state ?? present.state) === 'acknowledged';
  book.begin(acknowledged ? 'report' : 'report-pending', reportId, fact, {
    subject,
    party,
    due,
    state: state ?? present.state,
    detail: { ...detail, ...more },
  });
  return present;
}

export function reportAcknowledged(
  book: IntervalBook,
  fact: Extract<SignalFact, { type: 'signal.report-acknowledged.v1' }>,
): void {
  const { reportId, registryNumber, registryPersonNumber } = fact.data;
  const report = advanceReport(
    book,
    fact,
    reportId,
    { registryNumber, registryPersonNumber },
    'acknowledged',
  );
  if (report === undefined) return;
  for (const asked of book.openIn('reporting').filter((interval) => interval.state === 'submitted')) {
    const inheritedIt =
      report.subject === WHOLE_SIGNAL &&
      ![...book.openIn('report'), ...book.openIn('report-pending')].some(
        (other) => other.subject === asked.subject,
      );
    if (asked.subject === report.subject || inheritedIt)
      question(book, fact, asked.ref, 'acknowledged', { party: asked.party });
  }
}

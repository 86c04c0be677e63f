import type { Instant, Recorded } from '#event-sourcing';
import type {
  AssumptionWithdrawn,
  PersonIdentified,
  ReportAcknowledged,
  ReportCompleted,
  ReportingAccepted,
  ReportingAssigned,
  ReportingAssumed,
  ReportingDeclined,
  ReportingDeferred,
  ReportingQuestionReopened,
  ReportingWaived,
  ReportSubmitted,
  Subject,
} from '../signal.events.js';
import { WHOLE_SIGNAL } from '../signal.events.js';
import {
  currentSpell,
  type ReportingQuestion,
  type ReportingSpell,
  type ReportingStateName,
  type Signal,
} from '../signal.state.js';
import { changed, insist, insistAfter } from './fold.js';

type Answer = Pick<ReportingSpell, 'state' | 'party' | 'due'>;

export const UNDECIDED: readonly ReportingStateName[] = ['open', 'assigned', 'accepted', 'deferred'];

export function openQuestion(subject: Subject, since: Instant): ReportingQuestion {
  return {
    subject,
    specifiedAt: null,
    spells: [{ state: 'open', since, until: null, party: null, due: null }],
  };
}

/** The first persons inherit the signal's answer; those who become known later start open, so that nobody is forgotten. */
export function personIdentified(
  signal: Signal,
  { data, occurredAt, commandId }: Recorded<PersonIdentified>,
): Signal {
  insist(!signal.persons.some((person) => person.id === data.personId), 'id-used-twice');
  insistAfter(occurredAt, signal.receivedAt);
  const whole = question(signal, WHOLE_SIGNAL);
  const firstCommand = signal.persons[0]?.commandId ?? commandId;
  const inherits = firstCommand === commandId;
  if (inherits) insistAfter(occurredAt, currentSpell(whole).since);
  const inherited: ReportingQuestion = {
    ...openQuestion(data.personId, occurredAt),
    spells: [{ ...currentSpell(whole), since: occurredAt }],
  };
  return {
    ...signal,
    persons: [...signal.persons, { id: data.personId, since: occurredAt, commandId }],
    questions: [
      ...signal.questions.map((other) =>
        other === whole && other.specifiedAt === null ? { ...other, specifiedAt: occurredAt } : other,
      ),
      inherits ? inherited : openQuestion(data.personId, occurredAt),
    ],
    assumptions: inherits
      ? inheritedAssumptions(signal, data.personId, occurredAt, whole.specifiedAt)
      : signal.assumptions,
  };
}

/** Who relied on whom for the signal as a whole relies on them for each person who inherits its question. */
function inheritedAssumptions(
  signal: Signal,
  personId: Subject,
  at: Instant,
  specifiedAt: Instant | null,
): Signal['assumptions'] {
  const wasStanding = (a: Signal['assumptions'][number]) =>
    a.subject === WHOLE_SIGNAL &&
    (a.until === null ||
      (specifiedAt !== null && a.until === (a.since > specifiedAt ? a.since : specifiedAt)));
  const inherited = signal.assumptions
    .filter(wasStanding)
    .map((a) => ({ ...a, subject: personId, since: at, until: null }));
  return [...endAssumptions(signal, WHOLE_SIGNAL, at), ...inherited];
}

export function reportingAssigned(signal: Signal, { data, occurredAt }: Recorded<ReportingAssigned>): Signal {
  insist(data.due > occurredAt, 'before-cause');
  return answered(signal, data.subject, occurredAt, UNDECIDED, {
    state: 'assigned',
    party: data.to,
    due: data.due,
  });
}

export function reportingAccepted(signal: Signal, { data, occurredAt }: Recorded<ReportingAccepted>): Signal {
  const { party, due } = currentSpell(question(signal, data.subject));
  insist(party?.id === data.by.id, 'not-assigned');
  return answered(signal, data.subject, occurredAt, ['assigned'], { state: 'accepted', party, due });
}

export function reportingDeclined(signal: Signal, { data, occurredAt }: Recorded<ReportingDeclined>): Signal {
  insist(currentSpell(question(signal, data.subject)).party?.id === data.by.id, 'not-assigned');
  return answered(signal, data.subject, occurredAt, ['assigned', 'accepted'], {
    state: 'open',
    party: null,
    due: null,
  });
}

export function reportingWaived(signal: Signal, { data, occurredAt }: Recorded<ReportingWaived>): Signal {
  return answered(signal, data.subject, occurredAt, UNDECIDED, { state: 'waived', party: null, due: null });
}

export function reportingDeferred(signal: Signal, { data, occurredAt }: Recorded<ReportingDeferred>): Signal {
  insist(data.until > occurredAt, 'before-cause');
  return answered(signal, data.subject, occurredAt, UNDECIDED, {
    state: 'deferred',
    party: null,
    due: data.until,
  });
}

export function questionReopened(
  signal: Signal,
  { data, occurredAt }: Recorded<ReportingQuestionReopened>,
): Signal {
  return answered(signal, data.subject, occurredAt, ['waived'], { state: 'open', party: null, due: null });
}

export function reportingAssumed(signal: Signal, { data, occurredAt }: Recorded<ReportingAssumed>): Signal {
  const asked = question(signal, data.subject);
  insist(asked.specifiedAt === null, 'wrong-subject');
  insist(UNDECIDED.includes(currentSpell(asked).state), 'already-answered');
  insistAfter(occurredAt, currentSpell(asked).since);
  insist(!standing(signal, data.subject, data.by.id, data.reliesOn.id), 'already-assumed');
  const assumption = {
    subject: data.subject,
    by: data.by,
    reliesOn: data.reliesOn,
    since: occurredAt,
    until: null,
  };
  return { ...signal, assumptions: [...signal.assumptions, assumption] };
}

export function assumptionWithdrawn(
  signal: Signal,
  { data, occurredAt }: Recorded<AssumptionWithdrawn>,
): Signal {
  const assumption = standing(signal, data.subject, data.by.id, data.reliesOn.id);
  insist(assumption !== undefined, 'not-assumed');
  insistAfter(occurredAt, assumption.since);
  return {
    ...signal,
    assumptions: changed(
      signal.assumptions,
      (a) => a === assumption,
      (a) => ({ ...a, until: occurredAt }),
    ),
  };
}

export function reportSubmitted(signal: Signal, { data, occurredAt }: Recorded<ReportSubmitted>): Signal {
  insist(!signal.reports.some((report) => report.id === data.reportId), 'id-used-twice');
  insist(
    !signal.reports.some((report) => report.subject === data.subject && report.by.id === data.by.id),
    'already-reported-by-this-party',
  );
  insistAfter(occurredAt, signal.receivedAt);
  const asked = question(signal, data.subject);
  insist(asked.specifiedAt === null, 'wrong-subject');
  const report = {
    id: data.reportId,
    subject: data.subject,
    by: data.by,
    submittedAt: occurredAt,
    complete: data.complete,
    acknowledgedAt: null,
  };
  const withReport = { ...signal, reports: [...signal.reports, report] };
  const { state } = currentSpell(asked);
  if (state === 'submitted' || state === 'acknowledged') {
    insistAfter(occurredAt, asked.spells[0]?.since ?? occurredAt);
    return withReport;
  }
  return answered(withReport, data.subject, occurredAt, [...UNDECIDED, 'waived'], {
    state: 'submitted',
    party: data.by,
    due: null,
  });
}

export function reportCompleted(signal: Signal, { data, occurredAt }: Recorded<ReportCompleted>): Signal {
  const reports = changed(
    signal.reports,
    (report) => report.id === data.reportId,
    (report) => {
      insist(!report.complete, 'already-complete');
      insist(report.by.id === data.by.id, 'not-the-reporter');
      insistAfter(occurredAt, report.submittedAt);
      return { ...report, complete: true };
    },
  );
  return { ...signal, reports };
}

/** The question is answered for good at the first acknowledgement of a report about its subject. */
export function reportAcknowledged(
  signal: Signal,
  { data, occurredAt }: Recorded<ReportAcknowledged>,
): Signal {
  const report = signal.reports.find((candidate) => candidate.id === data.reportId);
  insist(report !== undefined, 'unknown-report');
  insist(report.acknowledgedAt === null, 'already-acknowledged');
  insistAfter(occurredAt, report.submittedAt);
  const reports = changed(
    signal.reports,
    (other) => other.id === report.id,
    (other) => ({ ...other, acknowledgedAt: occurredAt }),
  );
  const acknowledged = { ...signal, reports };
  const followers = acknowledged.questions.filter(
    (asked) => asked.specifiedAt === null && concerns(acknowledged, asked, report.subject),
  );
  return followers.reduce(
    (believed, asked) =>
      answered(believed, asked.subject, occurredAt, ['submitted'], {
        ...currentSpell(asked),
        state: 'acknowledged',
      }),
    acknowledged,
  );
}

/** A report on the whole signal, made before persons were known, also answers for the persons who inherited that answer. */
function concerns(signal: Signal, asked: ReportingQuestion, subject: Subject): boolean {
  if (currentSpell(asked).state !== 'submitted') return false;
  if (asked.subject === subject) return true;
  const ownReport = signal.reports.some((report) => report.subject === asked.subject);
  return subject === WHOLE_SIGNAL && asked.spells[0]?.state === 'submitted' && !ownReport;
}

export function question(signal: Signal, subject: Subject): ReportingQuestion {
  const found = signal.questions.find((candidate) => candidate.subject === subject);
  insist(found !== undefined, 'unknown-person');
  return found;
}

export function standing(signal: Signal, subject: Subject, by: string, reliesOn: string) {
  return signal.assumptions.find(
    (a) => a.subject === subject && a.by.id === by && a.reliesOn.id === reliesOn && a.until === null,
  );
}

/** Ends the present spell and begins the next at the same instant: exactly one state at any time. */
function answered(
  signal: Signal,
  subject: Subject,
  at: Instant,
  from: readonly ReportingStateName[],
  answer: Answer,
): Signal {
  const asked = question(signal, subject);
  const present = currentSpell(asked);
  insist(asked.specifiedAt === null, 'wrong-subject');
  insist(from.includes(present.state), `question-is-${present.state}`);
  insistAfter(at, present.since);
  const spells = [
    ...asked.spells.slice(0, -1),
    { ...present, until: at },
    { ...answer, since: at, until: null },
  ];
  const settles = answer.state !== 'open' && answer.state !== 'deferred';
  return {
    ...signal,
    questions: changed(
      signal.questions,
      (other) => other === asked,
      () => ({ ...asked, spells }),
    ),
    assumptions: settles ? endAssumptions(signal, subject, at) : signal.assumptions,
  };
}

function endAssumptions(signal: Signal, subject: Subject, at: Instant): Signal['assumptions'] {
  return signal.assumptions.map((a) =>
    a.subject === subject && a.until === null ? { ...a, until: at > a.since ? at : a.since } : a,
  );
}

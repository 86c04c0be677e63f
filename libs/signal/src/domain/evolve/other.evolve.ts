import type { Instant, Recorded } from '#event-sourcing';
import type {
  ConsentAsked,
  ConsentGiven,
  ConsentRefused,
  ConsentWithdrawn,
  DuplicateAbsorbed,
  DuplicateReleased,
  FeedbackGiven,
  FeedbackOwed,
  SignalLinked,
  SignalRegistered,
  SignalUnlinked,
  TriageHeld,
  TriageRequested,
} from '../signal.events.js';
import { WHOLE_SIGNAL } from '../signal.events.js';
import { consentOf, type Consent, type Signal } from '../signal.state.js';
import { newBranch } from './custody.evolve.js';
import { changed, insist, insistAfter } from './fold.js';
import { openQuestion } from './reporting.evolve.js';

export function signalRegistered({ data, occurredAt }: Recorded<SignalRegistered>): Signal {
  return {
    registration: data,
    receivedAt: occurredAt,
    forms: data.forms,
    urgency: data.urgency,
    personCount: data.personCount,
    region: data.region,
    municipality: data.municipality,
    branches: [
      newBranch(data.branchId, data.registeredBy, occurredAt, { fromReporter: data.receiptHash !== null }),
    ],
    handOffs: [],
    endedAt: null,
    mergedInto: null,
    absorbed: [],
    links: [],
    persons: [],
    consents: [],
    questions: [openQuestion(WHOLE_SIGNAL, occurredAt)],
    assumptions: [],
    reports: [],
    duties: [],
    triageWaits: [],
  };
}

export function signalLinked(signal: Signal, { data, occurredAt }: Recorded<SignalLinked>): Signal {
  insistAfter(occurredAt, signal.receivedAt);
  insist(
    !signal.links.some((link) => link.otherSignalId === data.otherSignalId && link.basis === data.basis),
    'already-linked',
  );
  return {
    ...signal,
    links: [...signal.links, { otherSignalId: data.otherSignalId, basis: data.basis, since: occurredAt }],
  };
}

export function signalUnlinked(signal: Signal, { data, occurredAt }: Recorded<SignalUnlinked>): Signal {
  const link = signal.links.find(
    (candidate) => candidate.otherSignalId === data.otherSignalId && candidate.basis === data.basis,
  );
  insist(link !== undefined, 'not-linked');
  insistAfter(occurredAt, link.since);
  return { ...signal, links: signal.links.filter((candidate) => candidate !== link) };
}

export function duplicateAbsorbed(signal: Signal, { data }: Recorded<DuplicateAbsorbed>): Signal {
  insist(!signal.absorbed.includes(data.duplicateId), 'already-absorbed');
  return { ...signal, absorbed: [...signal.absorbed, data.duplicateId] };
}

export function duplicateReleased(signal: Signal, { data }: Recorded<DuplicateReleased>): Signal {
  insist(signal.absorbed.includes(data.duplicateId), 'not-absorbed');
  return { ...signal, absorbed: signal.absorbed.filter((id) => id !== data.duplicateId) };
}

export function consentRecorded(
  signal: Signal,
  { data, occurredAt }: Recorded<ConsentAsked | ConsentGiven | ConsentRefused | ConsentWithdrawn>,
  state: Consent['state'],
): Signal {
  insist(
    data.subject === WHOLE_SIGNAL || signal.persons.some((person) => person.id === data.subject),
    'unknown-person',
  );
  insistAfter(occurredAt, signal.receivedAt);
  const present = consentOf(signal, data.subject, data.scope);
  if (present !== undefined) insistAfter(occurredAt, present.since);
  insist(isConsentStep(present?.state, state), `consent-is-${present?.state ?? 'not-asked'}`);
  const consent: Consent = { subject: data.subject, scope: data.scope, state, since: occurredAt };
  return { ...signal, consents: [...signal.consents.filter((other) => other !== present), consent] };
}

export function isConsentStep(from: Consent['state'] | undefined, to: Consent['state']): boolean {
  if (to === 'withdrawn') return from === 'given';
  return from !== to && !(from === 'given' && to !== 'refused');
}

export function feedbackOwed(signal: Signal, { data, occurredAt }: Recorded<FeedbackOwed>): Signal {
  insist(!signal.duties.some((duty) => duty.id === data.dutyId), 'id-used-twice');
  insistAfter(occurredAt, signal.receivedAt);
  const { dutyId: id, from, to, about, because } = data;
  return {
    ...signal,
    duties: [...signal.duties, { id, from, to, about, because, since: occurredAt, givenAt: null }],
  };
}

export function feedbackGiven(signal: Signal, { data, occurredAt }: Recorded<FeedbackGiven>): Signal {
  const duties = changed(
    signal.duties,
    (duty) => duty.id === data.dutyId,
    (duty) => {
      insist(duty.givenAt === null, 'already-given');
      insist(duty.from.id === data.by.id, 'not-owed-by-you');
      insistAfter(occurredAt, duty.since);
      return { ...duty, givenAt: occurredAt };
    },
  );
  return { ...signal, duties };
}

export function triageRequested(signal: Signal, { data, occurredAt }: Recorded<TriageRequested>): Signal {
  insistAfter(occurredAt, signal.receivedAt);
  insist(!isWaiting(signal, data.region), 'already-requested');
  return {
    ...signal,
    triageWaits: [...signal.triageWaits, { region: data.region, since: occurredAt, until: null }],
  };
}

export function triageHeld(signal: Signal, { data, occurredAt }: Recorded<TriageHeld>): Signal {
  const triageWaits = signal.triageWaits.map((wait) =>
    wait.region === data.region && wait.until === null
      ? { ...wait, until: laterOf(occurredAt, wait.since) }
      : wait,
  );
  return { ...signal, triageWaits };
}

export function isWaiting(signal: Signal, region: string): boolean {
  return signal.triageWaits.some((wait) => wait.region === region && wait.until === null);
}

function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

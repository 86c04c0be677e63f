import type {
  AcceptReporting,
  AssignReporting,
  AssumeReporting,
  DeclineReporting,
  DeferReporting,
  IdentifyPersons,
  RecordConsent,
  ReopenReportingQuestion,
  RequestTriage,
  RecordTriageHeld,
  WaiveReporting,
  WithdrawAssumption,
} from '../signal.commands.js';
import type { DecidedVia, SignalEvent } from '../signal.events.js';
import { isConsentStep, isWaiting } from '../evolve/other.evolve.js';
import { standing, UNDECIDED } from '../evolve/reporting.evolve.js';
import {
  consentOf,
  currentSpell,
  type ReportingQuestion,
  type ReportingSpell,
  type ReportingStateName,
  type Signal,
} from '../signal.state.js';
import {
  by,
  conflict,
  forbidden,
  invalid,
  isDirectorOf,
  isHolder,
  notFound,
  requireAfter,
  requireCanReport,
  requireInChain,
  requireAhead,
  requireHolderOrDirector,
  requireInRegions,
  requireQuestion,
  requireSubject,
  type Context,
  type Events,
} from './guards.js';

const MOST_PERSONS_AT_ONCE = 200;

export function identifyPersons(signal: Signal, { data }: IdentifyPersons, context: Context): Events {
  if (!isHolder(signal, context.actor.id))
    throw forbidden('not-in-custody', 'Only a party that holds the signal records who it concerns');
  if (data.persons.length === 0) throw invalid('persons-required', 'Name at least one person', 'persons');
  if (data.persons.length > MOST_PERSONS_AT_ONCE)
    throw invalid('too-many-persons', `At most ${MOST_PERSONS_AT_ONCE} at once`, 'persons');
  const whole = signal.questions[0] as ReportingQuestion;
  requireAfter(context, whole.specifiedAt === null ? currentSpell(whole).since : signal.receivedAt);
  return data.persons.map((person, index): SignalEvent => {
    if (new Set(person.forms).size < person.forms.length)
      throw invalid('form-repeated', 'A form is named twice', `persons.${index}.forms`);
    return {
      type: 'signal.person-identified.v1',
      occurredAt: context.occurredAt,
      data: { personId: context.id(`person:${index}`), by: by(context), ...person },
    };
  });
}

export function recordConsent(
  signal: Signal,
  { data: { subject, scope, answer } }: RecordConsent,
  context: Context,
): Events {
  requireInChain(signal, context);
  requireSubject(signal, subject);
  const present = consentOf(signal, subject, scope);
  requireAfter(context, present?.since ?? signal.receivedAt);
  if (present?.state === answer) return [];
  if (!isConsentStep(present?.state, answer)) {
    throw conflict(
      `consent-is-${present?.state ?? 'not-asked'}`,
      `Consent cannot become ${answer} from ${present?.state ?? 'not asked'}`,
      'answer',
    );
  }
  return [
    {
      type: `signal.consent-${answer}.v1`,
      occurredAt: context.occurredAt,
      data: { subject, scope, by: by(context) },
    },
  ];
}

export function assignReporting(signal: Signal, { data }: AssignReporting, context: Context): Events {
  const { subject, to, due, via } = data;
  requireMayDecide(signal, via, context);
  requireUndecided(signal, subject, context);
  requireCanReport(to, 'to');
  requireInRegions(signal, to, 'to');
  requireAhead(due, context, 'due');
  return [
    {
      type: 'signal.reporting-assigned.v1',
      occurredAt: context.occurredAt,
      data: { subject, to, due, by: by(context), via },
    },
  ];
}

export function acceptReporting(
  signal: Signal,
  { data: { subject } }: AcceptReporting,
  context: Context,
): Events {
  requireAssignee(signal, subject, ['assigned'], context);
  return [
    {
      type: 'signal.reporting-accepted.v1',
      occurredAt: context.occurredAt,
      data: { subject, by: by(context) },
    },
  ];
}

export function declineReporting(
  signal: Signal,
  { data: { subject, reason } }: DeclineReporting,
  context: Context,
): Events {
  requireAssignee(signal, subject, ['assigned', 'accepted'], context);
  return [
    {
      type: 'signal.reporting-declined.v1',
      occurredAt: context.occurredAt,
      data: { subject, by: by(context), reason },
    },
  ];
}

export function waiveReporting(
  signal: Signal,
  { data: { subject, reason, via } }: WaiveReporting,
  context: Context,
): Events {
  requireMayDecide(signal, via, context);
  requireUndecided(signal, subject, context);
  return [
    {
      type: 'signal.reporting-waived.v1',
      occurredAt: context.occurredAt,
      data: { subject, reason, by: by(context), via },
    },
  ];
}

export function deferReporting(
  signal: Signal,
  { data: { subject, until, via } }: DeferReporting,
  context: Context,
): Events {
  requireMayDecide(signal, via, context);
  requireUndecided(signal, subject, context);
  requireAhead(until, context, 'until');
  return [
    {
      type: 'signal.reporting-deferred.v1',
      occurredAt: context.occurredAt,
      data: { subject, until, by: by(context), via },
    },
  ];
}

export function reopenQuestion(
  signal: Signal,
  { data: { subject } }: ReopenReportingQuestion,
  context: Context,
): Events {
  requireHolderOrDirector(signal, context);
  requireState(requireQuestion(signal, subject), ['waived'], context);
  return [
    {
      type: 'signal.reporting-question-reopened.v1',
      occurredAt: context.occurredAt,
      data: { subject, by: by(context) },
    },
  ];
}

/** Relying on another does not answer the question: it is recorded as the warning that it is (report §6.3). */
export function assumeReporting(
  signal: Signal,
  { data: { subject, reliesOn } }: AssumeReporting,
  context: Context,
): Events {
  requireInChain(signal, context);
  requireUndecided(signal, subject, context);
  if (reliesOn.id === context.actor.id)
    throw invalid(
      'relies-on-itself',
      'A party does not rely on itself; assign it the reporting instead',
      'reliesOn',
    );
  requireCanReport(reliesOn, 'reliesOn');
  if (standing(signal, subject, context.actor.id, reliesOn.id) !== undefined) return [];
  return [
    {
      type: 'signal.reporting-assumed.v1',
      occurredAt: context.occurredAt,
      data: { subject, by: by(context), reliesOn },
    },
  ];
}

export function withdrawAssumption(
  signal: Signal,
  { data: { subject, reliesOn } }: WithdrawAssumption,
  context: Context,
): Events {
  const assumption = standing(signal, subject, context.actor.id, reliesOn.id);
  if (assumption === undefined) throw notFound('not-assumed', 'No such assumption stands', 'reliesOn');
  requireAfter(context, assumption.since);
  return [
    {
      type: 'signal.assumption-withdrawn.v1',
      occurredAt: context.occurredAt,
      data: { subject, by: by(context), reliesOn },
    },
  ];
}

export function requestTriage(signal: Signal, { data: { region } }: RequestTriage, context: Context): Events {
  if (!isHolder(signal, context.actor.id))
    throw forbidden('not-in-custody', 'Only a party that holds the signal asks for triage');
  if (isWaiting(signal, region))
    throw conflict('already-requested', 'It waits for this region’s triage already', 'region');
  requireAfter(context, signal.receivedAt);
  return [
    { type: 'signal.triage-requested.v1', occurredAt: context.occurredAt, data: { region, by: by(context) } },
  ];
}

export function recordTriageHeld(signal: Signal, { data }: RecordTriageHeld, context: Context): Events {
  requireAfter(context, signal.receivedAt);
  return [{ type: 'signal.triage-held.v1', occurredAt: context.occurredAt, data }];
}

/** A meeting decides by its own rules; outside it, a holder or a chain director of the region does. */
function requireMayDecide(signal: Signal, via: DecidedVia, context: Context): void {
  if (via.kind === 'meeting' || isHolder(signal, context.actor.id) || isDirectorOf(signal, context.actor))
    return;
  throw forbidden(
    'not-in-custody',
    'Only a party that holds the signal or a chain director of its region decides who reports',
  );
}

function requireUndecided(signal: Signal, subject: string, context: Context): void {
  requireState(requireQuestion(signal, subject), UNDECIDED, context);
}

function requireState(
  question: ReportingQuestion,
  allowed: readonly ReportingStateName[],
  context: Context,
): ReportingSpell {
  const spell = currentSpell(question);
  if (!allowed.includes(spell.state))
    throw conflict(`question-is-${spell.state}`, `The reporting question is ${spell.state}`, 'subject');
  requireAfter(context, spell.since);
  return spell;
}

function requireAssignee(
  signal: Signal,
  subject: string,
  allowed: readonly ReportingStateName[],
  context: Context,
): void {
  const spell = requireState(requireQuestion(signal, subject), allowed, context);
  if (spell.party?.id !== context.actor.id)
    throw forbidden('not-assigned', 'The reporting was not assigned to this party');
}

import type { Instant, Recorded } from '#event-sourcing';
import type { CorrectFact } from '../signal.commands.js';
import type { Correction, FactCorrected, SignalEvent } from '../signal.events.js';
import { contradictionIn } from '../signal.evolve.js';
import type { Signal, SignalState } from '../signal.state.js';
import * as vocabulary from '../vocabulary.js';
import {
  by,
  conflict,
  forbidden,
  invalid,
  isDirectorOf,
  notFound,
  type Context,
  type Events,
} from './guards.js';

/** The fields of facts that a correction may change, with the codes that each may hold. Ids and parties never change. */
const CORRECTABLE: Readonly<Record<string, readonly string[] | 'instant' | 'count' | 'place' | 'flag'>> = {
  forms: vocabulary.FORMS,
  urgency: vocabulary.URGENCIES,
  channel: vocabulary.CHANNELS,
  relabelledAs: vocabulary.LABELS,
  basis: vocabulary.LINK_BASES,
  legalBasis: vocabulary.LEGAL_BASES,
  scope: vocabulary.CONSENT_SCOPES,
  criteria: vocabulary.CRITERIA,
  outcome: vocabulary.FEEDBACK_OUTCOMES,
  sex: vocabulary.SEXES,
  ageBand: vocabulary.AGE_BANDS,
  nationalityRegion: vocabulary.NATIONALITY_REGIONS,
  personCount: 'count',
  region: 'place',
  municipality: 'place',
  observedAt: 'instant',
  until: 'instant',
  due: 'instant',
  complete: 'flag',
};

/** Which reasons are known depends on what the reason is for. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'signal.branch-ended.v1': vocabulary.END_REASONS,
  'signal.ended.v1': vocabulary.END_REASONS,
  'signal.hand-off-declined.v1': vocabulary.DECLINE_REASONS,
  'signal.reporting-declined.v1': vocabulary.DECLINE_REASONS,
  'signal.held.v1': vocabulary.HOLD_REASONS,
  'signal.custody-taken-over.v1': vocabulary.TAKE_OVER_REASONS,
  'signal.reopened.v1': vocabulary.REOPEN_REASONS,
  'signal.reporting-waived.v1': vocabulary.WAIVE_REASONS,
};

const PLACE = /^[a-z][a-z0-9-]{1,63}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A fact recorded wrongly is put right by a later one that names it; the history itself never changes. */
export function correctFact(
  state: SignalState,
  signal: Signal,
  { data }: CorrectFact,
  context: Context,
): Events {
  const { corrects, correction } = data;
  const fact = state.recorded.find((event) => event.id === corrects);
  if (fact === undefined) throw notFound('unknown-event', 'The signal has no such event', 'corrects');
  if (fact.actor.party !== context.actor.id && !isDirectorOf(signal, context.actor)) {
    throw forbidden(
      'not-yours-to-correct',
      'Only the party that recorded it or a chain director of the region corrects it',
    );
  }
  requireSoundCorrection(fact, correction, context.now);
  const corrected: FactCorrected = {
    type: 'signal.fact-corrected.v1',
    occurredAt: context.occurredAt,
    data: { corrects, correction, by: by(context) },
  };
  const contradiction = contradictionIn([
    ...state.recorded,
    { ...fact, ...corrected, id: context.id('event:0') },
  ]);
  if (contradiction !== null) {
    throw conflict(
      'correction-contradicts-history',
      `With this correction the history would contradict itself (${contradiction})`,
      'correction',
    );
  }
  return [corrected];
}

function requireSoundCorrection(fact: Recorded<SignalEvent>, correction: Correction, now: Instant): void {
  if (fact.type === 'signal.fact-corrected.v1' && correction.kind !== 'void') {
    throw invalid('correction-only-void', 'A correction itself can only be made void', 'correction.kind');
  }
  if (correction.kind === 'void' && fact.type === 'signal.registered.v1') {
    throw invalid(
      'registration-stays',
      'A registration cannot be made void; end the signal instead',
      'correction.kind',
    );
  }
  if (correction.kind === 'occurred-at' && correction.occurredAt > now) {
    throw invalid('occurred-in-future', 'It cannot have happened later than now', 'correction.occurredAt');
  }
  if (correction.kind === 'occurred-at' && fact.type === 'signal.ended.v1') {
    throw invalid(
      'ends-with-its-last-branch',
      'A signal ends when its last branch does; correct the end of that branch',
      'correction.kind',
    );
  }
  if (correction.kind === 'data') requireSoundFields(fact, correction.fields);
}

function requireSoundFields(fact: Recorded<SignalEvent>, fields: Readonly<Record<string, unknown>>): void {
  const present = fact.data as Readonly<Record<string, unknown>>;
  if (Object.keys(fields).length === 0)
    throw invalid('fields-required', 'Name at least one field', 'correction.fields');
  for (const [field, value] of Object.entries(fields)) {
    const name = `correction.fields.${field}`;
    const allowed =
      field === 'reason'
        ? REASONS[fact.type]
        : Object.hasOwn(CORRECTABLE, field)
          ? CORRECTABLE[field]
          : undefined;
    if (allowed === undefined || !Object.hasOwn(present, field)) {
      throw invalid('field-not-correctable', 'This field of this event cannot be corrected', name);
    }
    if (!isSound(value, present[field], allowed))
      throw invalid('invalid-value', 'This is not a value that this field may hold', name);
  }
}

function isSound(
  value: unknown,
  present: unknown,
  allowed: readonly string[] | 'instant' | 'count' | 'place' | 'flag',
): boolean {
  if (Array.isArray(present)) {
    return (
      Array.isArray(value) &&
      new Set(value).size === value.length &&
      value.every((item) => (allowed as readonly unknown[]).includes(item))
    );
  }
  if (value === null) return ['count', 'place'].includes(allowed as string) || present === null;
  if (allowed === 'count')
    return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1000;
  if (allowed === 'flag') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (allowed === 'place') return PLACE.test(value);
  if (allowed === 'instant') return INSTANT.test(value) && !Number.isNaN(Date.parse(value));
  return allowed.includes(value);
}

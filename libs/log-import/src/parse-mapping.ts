import { ALL_PARTY_ROLES, mayHoldCustody, type PartyRole } from '#party';
import { STALL_KINDS } from '#route';
import { CHANNELS, END_REASONS, FORMS, LABELS, URGENCIES, type EndReason, type Form } from '#signal';
import { MappingError, type Choice, type End, type HolderParty, type LogMapping } from './mapping.js';
import { fieldsOf, isRecord, isText, type Fields } from './mapping-fields.js';
import { registrationProblem } from './holder-party.js';
import { instantIn, isTimeZone } from './timestamp.js';

/** Ends that rest on facts which a log does not tell: that there was a report, or a refusal. */
const NOT_FROM_A_LOG: readonly EndReason[] = ['reported', 'consent-refused'];
const LONGEST_NORM_DAYS = 365;

/** Reads a mapping file; throws a MappingError with every mistake at once. */
export function parseMapping(text: string): LogMapping {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MappingError(['the mapping is not JSON']);
  }
  const mistakes: string[] = [];
  const mapping = mappingOf(fieldsOf(value, '', mistakes));
  if (mistakes.length > 0) throw new MappingError(mistakes);
  return mapping;
}

function mappingOf(fields: Fields): LogMapping {
  const attribute = (name: string) => fields.take(name, isText, 'must be the name of an attribute') as string;
  const perhaps = (name: string) => fields.perhaps(name, isText, 'must be the name of an attribute');
  const mapping = {
    name: fields.take(
      'name',
      (v) => isText(v) && /^[a-z0-9][a-z0-9-]{0,29}$/.test(v),
      'must be 1 to 30 lower-case letters, digits and hyphens',
    ) as string,
    caseId: attribute('caseId'),
    holder: attribute('holder'),
    timestamp: attribute('timestamp'),
    ...perhaps('acceptedAt'),
    ...perhaps('recordedAt'),
    ...perhaps('endedAt'),
    ...fields.perhaps('nobody', isText, 'must be the name of a holder'),
    ...fields.perhaps(
      'timeZone',
      (v) => isText(v) && isTimeZone(v),
      'must be a time zone such as Europe/Amsterdam',
    ),
    skipHolders: fields.or('skipHolders', [], isTextList, 'must be a list of texts') as readonly string[],
    endReason: choiceOf(fields, 'endReason', endOf, 'must be a reason for ending that a log can tell'),
    channel: choiceOf(fields, 'channel', oneOf(CHANNELS), `must be one of ${CHANNELS.join(', ')}`),
    signal: signalOf(fields.inner('signal')),
    holders: holdersOf(fields.inner('holders')),
    ...routeOf(fields),
    delimiter: fields.or(
      'delimiter',
      ',',
      (v) => isText(v) && v.length === 1,
      'must be one character',
    ) as string,
    rowsGrouped: fields.or(
      'rowsGrouped',
      false,
      (v) => typeof v === 'boolean',
      'must be true or false',
    ) as boolean,
  };
  fields.done(['$comment']);
  return mapping;
}

function signalOf(fields: Fields): LogMapping['signal'] {
  const place = (v: unknown) => (v === null || isText(v) ? { code: v } : undefined);
  const signal = {
    region: fields.take('region', isText, 'must be text') as string,
    municipality: choiceOf(fields, 'municipality', place, 'must be text or null'),
    forms: choiceOf(fields, 'forms', formsIn, `must be a list of ${FORMS.join(', ')}, none twice`),
    urgency: choiceOf(fields, 'urgency', oneOf(URGENCIES), `must be one of ${URGENCIES.join(', ')}`),
    source: fields.take('source', isRole, 'must be a party role') as PartyRole,
  };
  fields.done();
  return signal;
}

function holdersOf(fields: Fields): LogMapping['holders'] {
  const otherwise = holderOf(fields.inner('otherwise'));
  const given = fields.or('byName', {}, isRecord, 'must be an object');
  const byName = isRecord(given) ? given : {};
  const named = Object.keys(byName).map((name) => [
    name,
    holderOf(fieldsOf(byName[name], `${fields.path}byName.${name}`, fields.mistakes)),
  ]);
  fields.done();
  return { otherwise, byName: Object.fromEntries(named) as Record<string, HolderParty> };
}

function holderOf(fields: Fields): HolderParty {
  const before = fields.mistakes.length;
  const holder = {
    ...fields.perhaps('id', isText, 'must be the id of a party'),
    role: fields.take(
      'role',
      (v) => isRole(v) && mayHoldCustody(v as PartyRole),
      'must be the role of a party that can hold a signal',
    ) as PartyRole,
    region: fields.take('region', isTextOrNull, 'must be text or null') as string | null,
    municipality: fields.take('municipality', isTextOrNull, 'must be text or null') as string | null,
    name: fields.take('name', isText, 'must be text') as string,
  };
  fields.done();
  if (fields.mistakes.length === before) {
    const problem = registrationProblem({ ...holder, id: holder.id ?? 'holder' });
    if (problem !== null) fields.mistakes.push(`${fields.path.slice(0, -1)}: ${problem}`);
  }
  return holder;
}

function routeOf(fields: Fields): Pick<LogMapping, 'route'> {
  if (!fields.has('route')) return {};
  const inner = fields.inner('route');
  const isInstant = (v: unknown) => isText(v) && instantIn(v) !== null;
  const inForceFrom = inner.take('inForceFrom', isInstant, 'must be an instant, with its offset') as string;
  const normDays = inner.take('normDays', isRecord, 'must be an object') as Record<string, unknown>;
  for (const [kind, days] of Object.entries(isRecord(normDays) ? normDays : {})) {
    const isKind = (STALL_KINDS as readonly string[]).includes(kind);
    if (!isKind) inner.mistakes.push(`route.normDays.${kind}: must be one of ${STALL_KINDS.join(', ')}`);
    else if (typeof days !== 'number' || days < 0 || days > LONGEST_NORM_DAYS)
      inner.mistakes.push(`route.normDays.${kind}: must be 0 to ${LONGEST_NORM_DAYS} days`);
  }
  inner.done();
  return { route: { inForceFrom, normDays: normDays } };
}

/** A code, or an object `{ attribute, values, otherwise }` that chooses one. */
function choiceOf<Code>(
  fields: Fields,
  name: string,
  read: (value: unknown) => { readonly code: Code } | undefined,
  rule: string,
): Choice<Code> {
  const is = (value: unknown) => read(value) !== undefined;
  const code = (value: unknown) => read(value)?.code as Code;
  if (!isRecord(fields.peek(name))) {
    return { values: {}, otherwise: code(fields.take(name, is, rule)) };
  }
  const inner = fields.inner(name);
  const attribute = inner.perhaps('attribute', isText, 'must be the name of an attribute');
  const otherwise = code(inner.take('otherwise', is, rule));
  const values = inner.or('values', {}, isRecord, 'must be an object');
  const entries = Object.entries(isRecord(values) ? values : {});
  for (const [key, value] of entries)
    if (!is(value)) inner.mistakes.push(`${inner.path}values.${key}: ${rule}`);
  inner.done();
  return { ...attribute, otherwise, values: Object.fromEntries(entries.map(([key, v]) => [key, code(v)])) };
}

/** `relabelled:<label>` says what it is called now. */
function endOf(value: unknown): { readonly code: End } | undefined {
  if (!isText(value)) return undefined;
  const [reason, label] = value.split(':');
  if (reason === 'relabelled') {
    const relabelledAs = LABELS.find((known) => known === label);
    return relabelledAs === undefined ? undefined : { code: { reason, relabelledAs } };
  }
  const known = END_REASONS.find((each) => each === value);
  return known === undefined || NOT_FROM_A_LOG.includes(known)
    ? undefined
    : { code: { reason: known, relabelledAs: null } };
}

function formsIn(value: unknown): { readonly code: readonly Form[] } | undefined {
  if (!Array.isArray(value) || new Set(value).size < value.length) return undefined;
  return value.every((form) => (FORMS as readonly unknown[]).includes(form))
    ? { code: value as Form[] }
    : undefined;
}

function oneOf<Code>(codes: readonly Code[]) {
  return (value: unknown) => {
    const code = codes.find((each) => each === value);
    return code === undefined ? undefined : { code };
  };
}

function isRole(value: unknown): boolean {
  return (ALL_PARTY_ROLES as readonly unknown[]).includes(value);
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}

import { ALL_PARTY_ROLES, type PartyRole } from '#party';
import { STALL_KINDS, type StallKind } from '#route';
import {
  CHANNELS,
  END_REASONS,
  FORMS,
  URGENCIES,
  type Channel,
  type EndReason,
  type Form,
  type Urgency,
} from '#signal';

/** The party that stands for a holder of the log; `{holder}` in the name is replaced by the holder's own. */
export interface HolderParty {
  readonly role: PartyRole;
  readonly region: string | null;
  readonly municipality: string | null;
  readonly name: string;
}

/** How the columns or attributes of a log become signals. Documented in docs/how-to/import-a-log.md. */
export interface LogMapping {
  /** Names the import: with it and the case id, importing again finds what is there already. */
  readonly name: string;
  /** Attribute of the case (XES) or column (CSV) that holds the case id. */
  readonly caseId: string;
  /** Attribute of an event that names who has the case. */
  readonly holder: string;
  readonly timestamp: string;
  /** Attribute of an event that holds when the offer was accepted; without it offered and accepted are one moment. */
  readonly acceptedAt?: string;
  /** Values of the holder that say nothing; such events are passed over. */
  readonly skipHolders: readonly string[];
  /** Attribute of the case with the moment of its end; a case without it is still open. */
  readonly endedAt?: string;
  /** Attribute of the case that tells why it ended, and what its values mean here. */
  readonly endReason: {
    readonly attribute?: string;
    readonly values: Readonly<Record<string, EndReason>>;
    readonly otherwise: EndReason;
  };
  readonly channel: {
    readonly attribute?: string;
    readonly values: Readonly<Record<string, Channel>>;
    readonly otherwise: Channel;
  };
  readonly signal: {
    readonly region: string;
    readonly municipality: string | null;
    readonly forms: readonly Form[];
    readonly urgency: Urgency;
    readonly source: PartyRole;
  };
  readonly holders: {
    readonly otherwise: HolderParty;
    readonly byName: Readonly<Record<string, HolderParty>>;
  };
  /** Norm days per stall kind for the gates of the log, published as the region's route. */
  readonly route?: {
    readonly inForceFrom: string;
    readonly normDays: Readonly<Partial<Record<StallKind, number>>>;
  };
  readonly delimiter?: string;
}

/** Checks a mapping; throws with every mistake at once. */
export function parseMapping(text: string): LogMapping {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MappingError(['the mapping is not JSON']);
  }
  const mistakes: string[] = [];
  const at = (path: string, ok: boolean, rule: string) => {
    if (!ok) mistakes.push(`${path}: ${rule}`);
  };
  const mapping = (isRecord(value) ? value : {}) as unknown as LogMapping;
  at('mapping', isRecord(value), 'must be an object');
  for (const field of Object.keys(mapping)) at(field, KNOWN_FIELDS.has(field), 'is no field of a mapping');
  for (const field of ['caseId', 'holder', 'timestamp'] as const)
    at(field, isText(mapping[field]), 'must be the name of an attribute');
  for (const field of ['acceptedAt', 'endedAt', 'delimiter'] as const)
    at(field, mapping[field] === undefined || isText(mapping[field]), 'must be text');
  at(
    'name',
    isText(mapping.name) && /^[a-z0-9][a-z0-9-]{0,39}$/.test(mapping.name),
    'must be 1 to 40 lower-case letters, digits and hyphens',
  );
  at(
    'skipHolders',
    Array.isArray(mapping.skipHolders) && mapping.skipHolders.every(isText),
    'must be a list of texts',
  );
  checkChoice('endReason', mapping.endReason, END_REASONS, at);
  checkChoice('channel', mapping.channel, CHANNELS, at);
  checkSignal(mapping.signal, at);
  checkHolders(mapping.holders, at);
  checkRoute(mapping.route, at);
  if (mistakes.length > 0) throw new MappingError(mistakes);
  return mapping;
}

export class MappingError extends Error {
  override readonly name = 'MappingError';
  constructor(readonly mistakes: readonly string[]) {
    super(`The mapping cannot be used:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
  }
}

type Check = (path: string, ok: boolean, rule: string) => void;

const KNOWN_FIELDS = new Set([
  '$comment',
  'name',
  'caseId',
  'holder',
  'timestamp',
  'acceptedAt',
  'skipHolders',
  'endedAt',
  'endReason',
  'channel',
  'signal',
  'holders',
  'route',
  'delimiter',
]);

function checkChoice(path: string, choice: unknown, codes: readonly string[], at: Check): void {
  at(path, isRecord(choice), 'must be an object with values and otherwise');
  if (!isRecord(choice)) return;
  const { attribute, values, otherwise } = choice;
  at(`${path}.attribute`, attribute === undefined || isText(attribute), 'must be the name of an attribute');
  at(`${path}.otherwise`, codes.includes(otherwise as string), `must be one of ${codes.join(', ')}`);
  at(`${path}.values`, isRecord(values), 'must be an object');
  if (isRecord(values))
    for (const [key, code] of Object.entries(values))
      at(`${path}.values.${key}`, codes.includes(code as string), `must be one of ${codes.join(', ')}`);
}

function checkSignal(signal: unknown, at: Check): void {
  at('signal', isRecord(signal), 'must be an object');
  if (!isRecord(signal)) return;
  at('signal.region', isText(signal['region']), 'must be text');
  at(
    'signal.municipality',
    signal['municipality'] === null || isText(signal['municipality']),
    'must be text or null',
  );
  at(
    'signal.forms',
    Array.isArray(signal['forms']) &&
      signal['forms'].every((form) => (FORMS as readonly unknown[]).includes(form)),
    `must be a list of ${FORMS.join(', ')}`,
  );
  at(
    'signal.urgency',
    (URGENCIES as readonly unknown[]).includes(signal['urgency']),
    `must be one of ${URGENCIES.join(', ')}`,
  );
  at(
    'signal.source',
    (ALL_PARTY_ROLES as readonly unknown[]).includes(signal['source']),
    'must be a party role',
  );
}

function checkHolders(holders: unknown, at: Check): void {
  at(
    'holders',
    isRecord(holders) && isRecord(holders['byName']),
    'must be an object with otherwise and byName',
  );
  if (!isRecord(holders)) return;
  checkHolder('holders.otherwise', holders['otherwise'], at);
  if (isRecord(holders['byName']))
    for (const [name, holder] of Object.entries(holders['byName']))
      checkHolder(`holders.byName.${name}`, holder, at);
}

function checkHolder(path: string, holder: unknown, at: Check): void {
  const ok =
    isRecord(holder) &&
    (ALL_PARTY_ROLES as readonly unknown[]).includes(holder['role']) &&
    (['region', 'municipality'] as const).every((field) => holder[field] === null || isText(holder[field])) &&
    isText(holder['name']);
  at(path, ok, 'must have a role, a region, a municipality (text or null) and a name');
}

function checkRoute(route: unknown, at: Check): void {
  if (route === undefined) return;
  const ok =
    isRecord(route) &&
    isText(route['inForceFrom']) &&
    !Number.isNaN(Date.parse(route['inForceFrom'])) &&
    isRecord(route['normDays']);
  at('route', ok, 'must have an instant inForceFrom and normDays');
  if (!ok) return;
  for (const [kind, days] of Object.entries(route['normDays'] as Record<string, unknown>)) {
    at(
      `route.normDays.${kind}`,
      (STALL_KINDS as readonly string[]).includes(kind) &&
        typeof days === 'number' &&
        days >= 0 &&
        days <= 365,
      'must be a stall kind with 0 to 365 days',
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}

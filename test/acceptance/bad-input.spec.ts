import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SIGNAL, TestWorld, type Answer, type PartyId } from './world.js';

let world: TestWorld;
/** Ids by name, which the table's addresses and bodies refer to as `{name}`. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await TestWorld.open();
  const live = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
  const other = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
  const offered = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
  const offer = await world.record('gate-veldbergen', `/v1/signals/${offered.signalId}/hand-offs`, {
    branchId: offered.branchIds[0],
    to: ['tmm-noordermark'],
    occurredAt: '2026-03-10T10:00:00Z',
  });
  const ended = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
  await world.record('gate-veldbergen', `/v1/signals/${ended.signalId}/endings`, {
    branchId: ended.branchIds[0],
    reason: 'no-capacity',
  });
  const meeting = await world.record('director-noordermark', '/v1/meetings', {
    region: 'Noordermark',
    startsAt: '2026-06-01T10:00:00Z',
    members: ['director-noordermark', 'tmm-noordermark'],
    occurredAt: '2026-05-01T10:00:00Z',
  });
  Object.assign(ids, {
    unknown: randomUUID(),
    live: live.signalId,
    branch: live.branchIds[0],
    fact: live.factIds[0],
    other: other.signalId,
    offered: offered.signalId,
    offeredBranch: offered.branchIds[0],
    handOff: offer.handOffIds[0],
    ended: ended.signalId,
    endedBranch: ended.branchIds[0],
    meeting: meeting.meetingId,
  });
  await world.quiet();
});
afterAll(() => world.close());

interface Case {
  readonly says: string;
  readonly as?: PartyId;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code: string;
  /** Field and code of one of the errors; code alone when nothing but the request as a whole is to blame. */
  readonly error?: readonly [field: string, code: string];
}

const offering = { branchId: '{branch}', to: ['tmm-noordermark'] };
const assigning = { subject: 'signal', to: 'tmm-noordermark', due: '2026-12-31T10:00:00Z' };
const registering = { says: '', path: '/v1/signals', status: 400, code: 'invalid-input' } as const;

const MALFORMED: readonly Case[] = [
  { ...registering, says: 'no body', body: undefined, error: ['source', 'is-in'] },
  { ...registering, says: 'not JSON', body: '{"source": ', code: 'malformed-json' },
  { ...registering, says: 'a list', body: '[]', code: 'malformed-json' },
  { ...registering, says: 'a number', body: '7', code: 'malformed-json' },
  { ...registering, says: 'null', body: 'null', code: 'malformed-json' },
  {
    ...registering,
    says: 'broken UTF-8',
    body: new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
    code: 'malformed-text',
  },
  {
    ...registering,
    says: '10 MB',
    body: JSON.stringify({ source: 'x'.repeat(10_000_000) }),
    status: 413,
    code: 'body-too-large',
  },
  {
    ...registering,
    says: 'another content type',
    body: 'source=school',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    ...registering,
    says: 'another charset',
    body: '{}',
    headers: { 'Content-Type': 'application/json; charset=utf-16' },
    status: 415,
    code: 'unsupported-charset',
  },
  {
    ...registering,
    says: 'compressed',
    body: '{}',
    headers: { 'Content-Encoding': 'gzip' },
    status: 415,
    code: 'unsupported-encoding',
  },
  {
    ...registering,
    says: 'an unknown field',
    body: { ...SIGNAL, colour: 'red' },
    error: ['colour', 'unknown-field'],
  },
  {
    ...registering,
    says: 'a field called __proto__',
    body: '{"__proto__": {"source": "school"}, "channel": "phone"}',
    error: ['source', 'is-in'],
  },
  {
    ...registering,
    says: 'free text',
    body: { ...SIGNAL, note: 'told by the neighbour' },
    error: ['note', 'unknown-field'],
  },
  {
    ...registering,
    says: 'an unknown code',
    body: { ...SIGNAL, channel: 'pigeon' },
    error: ['channel', 'is-in'],
  },
  {
    ...registering,
    says: 'a list for a text',
    body: { ...SIGNAL, channel: ['phone'] },
    error: ['channel', 'is-in'],
  },
  {
    ...registering,
    says: 'a text for a list',
    body: { ...SIGNAL, forms: 'labour' },
    error: ['forms', 'is-array'],
  },
  {
    ...registering,
    says: 'a repeated code',
    body: { ...SIGNAL, forms: ['labour', 'labour'] },
    error: ['forms', 'array-unique'],
  },
  {
    ...registering,
    says: 'a text for a number',
    body: { ...SIGNAL, personCount: '3' },
    error: ['personCount', 'is-int'],
  },
  {
    ...registering,
    says: 'a fraction',
    body: { ...SIGNAL, personCount: 1.5 },
    error: ['personCount', 'is-int'],
  },
  { ...registering, says: 'nobody', body: { ...SIGNAL, personCount: 0 }, error: ['personCount', 'min'] },
  {
    ...registering,
    says: 'a text for a flag',
    body: { ...SIGNAL, receipt: 'yes' },
    error: ['receipt', 'is-boolean'],
  },
  {
    ...registering,
    says: 'no date',
    body: { ...SIGNAL, receivedAt: 'yesterday' },
    error: ['receivedAt', 'is-instant'],
  },
  {
    ...registering,
    says: 'a date without a time',
    body: { ...SIGNAL, receivedAt: '2026-03-02' },
    error: ['receivedAt', 'is-instant'],
  },
  {
    ...registering,
    says: 'a time without an offset',
    body: { ...SIGNAL, receivedAt: '2026-03-02T10:00:00' },
    error: ['receivedAt', 'is-instant'],
  },
  {
    ...registering,
    says: '30 February',
    body: { ...SIGNAL, receivedAt: '2026-02-30T10:00:00Z' },
    error: ['receivedAt', 'is-instant'],
  },
  {
    ...registering,
    says: 'a mistyped year',
    body: { ...SIGNAL, receivedAt: '0206-02-20T10:00:00Z' },
    error: ['receivedAt', 'is-in-this-age'],
  },
  {
    ...registering,
    says: 'a malformed Idempotency-Key',
    body: SIGNAL,
    headers: { 'Idempotency-Key': '7' },
    code: 'is-uuid',
    error: ['Idempotency-Key', 'is-uuid'],
  },
  {
    says: 'an id that is none',
    path: '/v1/signals/7/hand-offs',
    body: offering,
    status: 400,
    code: 'invalid-input',
    error: ['signalId', 'is-uuid'],
  },
  {
    says: 'a query on a command',
    path: '/v1/signals?colour=red',
    body: SIGNAL,
    status: 400,
    code: 'invalid-input',
    error: ['colour', 'unknown-field'],
  },
];

const REFUSED: readonly Case[] = [
  {
    says: 'received in the future',
    path: '/v1/signals',
    body: { ...SIGNAL, receivedAt: '2099-01-01T00:00:00Z' },
    status: 400,
    code: 'received-in-future',
    error: ['receivedAt', 'received-in-future'],
  },
  {
    says: 'observed after it was received',
    path: '/v1/signals',
    body: { ...SIGNAL, observedAt: '2026-03-03T00:00:00Z' },
    status: 400,
    code: 'observed-after-received',
    error: ['observedAt', 'observed-after-received'],
  },
  {
    says: 'a region that is none',
    path: '/v1/signals',
    body: { ...SIGNAL, region: 'Nergenshuizen' },
    status: 400,
    code: 'unknown-region',
    error: ['region', 'unknown-region'],
  },
  {
    says: 'a municipality that is none',
    path: '/v1/signals',
    body: { ...SIGNAL, municipality: 'Nergenshuizen' },
    status: 400,
    code: 'unknown-municipality',
    error: ['municipality', 'unknown-municipality'],
  },
  {
    says: 'an unknown signal',
    path: '/v1/signals/{unknown}/hand-offs',
    body: offering,
    status: 404,
    code: 'unknown-signal',
  },
  {
    says: 'an unknown branch',
    path: '/v1/signals/{live}/hand-offs',
    body: { ...offering, branchId: '{unknown}' },
    status: 404,
    code: 'unknown-branch',
    error: ['branchId', 'unknown-branch'],
  },
  {
    says: 'no recipient',
    path: '/v1/signals/{live}/hand-offs',
    body: { ...offering, to: [] },
    status: 400,
    code: 'invalid-input',
    error: ['to', 'array-min-size'],
  },
  {
    says: 'an unknown recipient',
    path: '/v1/signals/{live}/hand-offs',
    body: { ...offering, to: ['nobody'] },
    status: 400,
    code: 'unknown-party',
    error: ['to.0', 'unknown-party'],
  },
  {
    says: 'a recipient that holds nothing',
    path: '/v1/signals/{live}/hand-offs',
    body: { ...offering, to: ['registry'] },
    status: 400,
    code: 'cannot-hold-custody',
    error: ['to', 'cannot-hold-custody'],
  },
  {
    says: 'to itself',
    path: '/v1/signals/{live}/hand-offs',
    body: { ...offering, to: ['gate-veldbergen'] },
    status: 400,
    code: 'recipient-is-sender',
    error: ['to', 'recipient-is-sender'],
  },
  {
    says: 'to another region without a ground',
    path: '/v1/signals/{live}/hand-offs',
    body: { ...offering, to: ['tmm-zuiderwold'] },
    status: 400,
    code: 'legal-basis-required',
    error: ['legalBasis', 'legal-basis-required'],
  },
  {
    says: 'by a party that does not hold it',
    as: 'gate-dijkzicht',
    path: '/v1/signals/{live}/hand-offs',
    body: offering,
    status: 403,
    code: 'not-in-custody',
  },
  {
    says: 'before the signal came in',
    path: '/v1/signals/{live}/hand-offs',
    body: { ...offering, occurredAt: '2026-01-01T00:00:00Z' },
    status: 400,
    code: 'before-signal',
    error: ['occurredAt', 'before-signal'],
  },
  {
    says: 'in the future',
    path: '/v1/signals/{live}/hand-offs',
    body: { ...offering, occurredAt: '2099-01-01T00:00:00Z' },
    status: 400,
    code: 'occurred-in-future',
    error: ['occurredAt', 'occurred-in-future'],
  },
  {
    says: 'offered twice',
    path: '/v1/signals/{offered}/hand-offs',
    body: { ...offering, branchId: '{offeredBranch}' },
    status: 409,
    code: 'already-offered',
    error: ['branchId', 'already-offered'],
  },
  {
    says: 'an unknown hand-off',
    as: 'tmm-noordermark',
    path: '/v1/signals/{offered}/hand-offs/{unknown}/acceptances',
    status: 404,
    code: 'unknown-hand-off',
    error: ['handOffId', 'unknown-hand-off'],
  },
  {
    says: 'accepted by another',
    as: 'gate-dijkzicht',
    path: '/v1/signals/{offered}/hand-offs/{handOff}/acceptances',
    status: 403,
    code: 'not-recipient',
  },
  {
    says: 'accepted before it was offered',
    as: 'tmm-noordermark',
    path: '/v1/signals/{offered}/hand-offs/{handOff}/acceptances',
    body: { occurredAt: '2026-03-05T00:00:00Z' },
    status: 400,
    code: 'before-cause',
    error: ['occurredAt', 'before-cause'],
  },
  {
    says: 'declined without a reason',
    as: 'tmm-noordermark',
    path: '/v1/signals/{offered}/hand-offs/{handOff}/declines',
    body: {},
    status: 400,
    code: 'invalid-input',
    error: ['reason', 'is-in'],
  },
  {
    says: 'ended without a reason',
    path: '/v1/signals/{live}/endings',
    body: { branchId: '{branch}' },
    status: 400,
    code: 'invalid-input',
    error: ['reason', 'is-in'],
  },
  {
    says: 'relabelled without a label',
    path: '/v1/signals/{live}/endings',
    body: { branchId: '{branch}', reason: 'relabelled' },
    status: 400,
    code: 'label-required',
    error: ['relabelledAs', 'label-required'],
  },
  {
    says: 'ended as reported without a report',
    path: '/v1/signals/{live}/endings',
    body: { branchId: '{branch}', reason: 'reported' },
    status: 409,
    code: 'not-reported',
    error: ['reason', 'not-reported'],
  },
  {
    says: 'ended while offered',
    path: '/v1/signals/{offered}/endings',
    body: { branchId: '{offeredBranch}', reason: 'other' },
    status: 409,
    code: 'hand-off-outstanding',
    error: ['branchId', 'hand-off-outstanding'],
  },
  {
    says: 'ended twice',
    path: '/v1/signals/{ended}/endings',
    body: { branchId: '{endedBranch}', reason: 'other' },
    status: 409,
    code: 'branch-closed',
  },
  {
    says: 'held until the past',
    path: '/v1/signals/{live}/holds',
    body: { branchId: '{branch}', until: '2026-03-02T09:30:00Z', reason: 'other' },
    status: 400,
    code: 'not-ahead',
    error: ['until', 'not-ahead'],
  },
  {
    says: 'held for years',
    path: '/v1/signals/{live}/holds',
    body: { branchId: '{branch}', until: '2031-03-02T09:30:00Z', reason: 'other' },
    status: 400,
    code: 'too-far-ahead',
    error: ['until', 'too-far-ahead'],
  },
  {
    says: 'released while not held',
    path: '/v1/signals/{live}/hold-releases',
    body: { branchId: '{branch}' },
    status: 409,
    code: 'not-held',
  },
  {
    says: 'taken over by a stranger',
    as: 'tmm-zuiderwold',
    path: '/v1/signals/{live}/take-overs',
    body: { branchId: '{branch}', to: 'tmm-zuiderwold', reason: 'other' },
    status: 403,
    code: 'not-a-successor',
  },
  {
    says: 'taken over to another region',
    as: 'director-noordermark',
    path: '/v1/signals/{live}/take-overs',
    body: { branchId: '{branch}', to: 'tmm-zuiderwold', reason: 'other' },
    status: 400,
    code: 'party-outside-region',
    error: ['to', 'party-outside-region'],
  },
  {
    says: 'reopened while not ended',
    path: '/v1/signals/{live}/reopenings',
    body: { reason: 'other' },
    status: 409,
    code: 'not-ended',
  },
  {
    says: 'linked to nothing',
    path: '/v1/signals/{live}/links',
    body: { otherSignalId: '{unknown}', basis: 'same-person' },
    status: 400,
    code: 'unknown-signal',
    error: ['otherSignalId', 'unknown-signal'],
  },
  {
    says: 'merged into nothing',
    path: '/v1/signals/{live}/mergers',
    body: { into: '{unknown}' },
    status: 400,
    code: 'unknown-signal',
    error: ['into', 'unknown-signal'],
  },
  {
    says: 'merged into itself',
    path: '/v1/signals/{live}/mergers',
    body: { into: '{live}' },
    status: 400,
    code: 'same-signal',
    error: ['into', 'same-signal'],
  },
  {
    says: 'a merger undone that never was',
    path: '/v1/signals/{live}/merger-undoings',
    status: 409,
    code: 'not-merged',
  },
  {
    says: 'an unknown fact corrected',
    path: '/v1/signals/{live}/corrections',
    body: { corrects: '{unknown}', correction: { kind: 'void' } },
    status: 404,
    code: 'unknown-event',
    error: ['corrects', 'unknown-event'],
  },
  {
    says: 'a correction without its time',
    path: '/v1/signals/{live}/corrections',
    body: { corrects: '{fact}', correction: { kind: 'occurred-at' } },
    status: 400,
    code: 'required',
    error: ['correction.occurredAt', 'required'],
  },
  {
    says: 'a correction that is a list',
    path: '/v1/signals/{live}/corrections',
    body: { corrects: '{fact}', correction: [] },
    status: 400,
    code: 'invalid-input',
    error: ['correction', 'is-object'],
  },
  {
    says: 'a correction with free text',
    path: '/v1/signals/{live}/corrections',
    body: { corrects: '{fact}', correction: { kind: 'data', fields: { note: 'a name' } } },
    status: 400,
    code: 'field-not-correctable',
  },
  {
    says: 'a correction to a place that is none',
    path: '/v1/signals/{live}/corrections',
    body: { corrects: '{fact}', correction: { kind: 'data', fields: { municipality: 'Jan Jansen' } } },
    status: 400,
    code: 'unknown-municipality',
    error: ['correction.fields.municipality', 'unknown-municipality'],
  },
  {
    says: 'a correction by a stranger',
    as: 'tmm-zuiderwold',
    path: '/v1/signals/{live}/corrections',
    body: { corrects: '{fact}', correction: { kind: 'data', fields: { urgency: 'acute' } } },
    status: 403,
    code: 'not-yours-to-correct',
  },
  {
    says: 'a person with a name',
    path: '/v1/signals/{live}/persons',
    body: {
      persons: [{ sex: 'female', ageBand: '18-22', nationalityRegion: 'europe', forms: [], name: 'X' }],
    },
    status: 400,
    code: 'invalid-input',
    error: ['persons.0.name', 'unknown-field'],
  },
  {
    says: 'a person that is a text',
    path: '/v1/signals/{live}/persons',
    body: { persons: ['X'] },
    status: 400,
    code: 'invalid-input',
    error: ['persons', 'is-object'],
  },
  {
    says: 'no persons',
    path: '/v1/signals/{live}/persons',
    body: { persons: [] },
    status: 400,
    code: 'persons-required',
    error: ['persons', 'persons-required'],
  },
  {
    says: 'consent of a person who is not known',
    path: '/v1/signals/{live}/consents',
    body: { subject: '{unknown}', scope: 'report', answer: 'given' },
    status: 404,
    code: 'unknown-person',
    error: ['subject', 'unknown-person'],
  },
  {
    says: 'reporting assigned to another region',
    path: '/v1/signals/{live}/reporting-assignments',
    body: { ...assigning, to: 'tmm-zuiderwold' },
    status: 400,
    code: 'party-outside-region',
    error: ['to', 'party-outside-region'],
  },
  {
    says: 'reporting assigned to who cannot report',
    path: '/v1/signals/{live}/reporting-assignments',
    body: { ...assigning, to: 'oversight' },
    status: 400,
    code: 'cannot-report',
    error: ['to', 'cannot-report'],
  },
  {
    says: 'reporting due in the past',
    path: '/v1/signals/{live}/reporting-assignments',
    body: { ...assigning, due: '2026-03-02T09:00:00Z', occurredAt: '2026-03-04T09:00:00Z' },
    status: 400,
    code: 'not-ahead',
    error: ['due', 'not-ahead'],
  },
  {
    says: 'reporting accepted by nobody asked',
    as: 'tmm-noordermark',
    path: '/v1/signals/{live}/reporting-acceptances',
    body: { subject: 'signal' },
    status: 409,
    code: 'question-is-open',
  },
  {
    says: 'a report without consent',
    path: '/v1/signals/{live}/reports',
    body: { subject: 'signal', legalBasis: 'consent' },
    status: 409,
    code: 'consent-required',
  },
  {
    says: 'an unknown report acknowledged',
    as: 'registry',
    path: '/v1/signals/{live}/reports/{unknown}/acknowledgements',
    body: { registryNumber: 'R-1', registryPersonNumber: 'P-1' },
    status: 404,
    code: 'unknown-report',
    error: ['reportId', 'unknown-report'],
  },
  {
    says: 'acknowledged by another party',
    path: '/v1/signals/{live}/reports/{unknown}/acknowledgements',
    body: { registryNumber: 'R-1', registryPersonNumber: 'P-1' },
    status: 403,
    code: 'permission-missing',
  },
  {
    says: 'a number that is a name',
    as: 'registry',
    path: '/v1/signals/{live}/reports/{unknown}/acknowledgements',
    body: { registryNumber: 'Jan Jansen', registryPersonNumber: 'P-1' },
    status: 400,
    code: 'invalid-input',
    error: ['registryNumber', 'matches'],
  },
  {
    says: 'an unknown duty',
    path: '/v1/signals/{live}/feedback',
    body: { dutyId: '{unknown}', outcome: 'reported' },
    status: 404,
    code: 'unknown-duty',
    error: ['dutyId', 'unknown-duty'],
  },
  {
    says: 'triage in a region that is none',
    path: '/v1/signals/{live}/triage-requests',
    body: { region: 'Nergenshuizen' },
    status: 400,
    code: 'unknown-region',
    error: ['region', 'unknown-region'],
  },
  {
    says: 'a meeting planned by who is not at the table',
    path: '/v1/meetings',
    body: { region: 'Noordermark', startsAt: '2026-12-01T10:00:00Z', members: ['gate-veldbergen'] },
    status: 403,
    code: 'not-at-the-table',
  },
  {
    says: 'an unknown meeting',
    as: 'director-noordermark',
    path: '/v1/meetings/{unknown}/closings',
    status: 404,
    code: 'unknown-meeting',
  },
  {
    says: 'an unknown signal on an agenda',
    as: 'director-noordermark',
    path: '/v1/meetings/{meeting}/agenda-items',
    body: { signalId: '{unknown}' },
    status: 400,
    code: 'unknown-signal',
    error: ['signalId', 'unknown-signal'],
  },
  {
    says: 'a decision on what is not on the agenda',
    as: 'director-noordermark',
    path: '/v1/meetings/{meeting}/reporting-decisions',
    body: { signalId: '{unknown}', subject: 'signal', answer: { kind: 'waive', reason: 'other' } },
    status: 404,
    code: 'not-on-agenda',
    error: ['signalId', 'not-on-agenda'],
  },
  {
    says: 'a decision that mixes answers',
    as: 'director-noordermark',
    path: '/v1/meetings/{meeting}/reporting-decisions',
    body: {
      signalId: '{live}',
      subject: 'signal',
      answer: { kind: 'waive', reason: 'other', to: 'tmm-noordermark' },
    },
    status: 400,
    code: 'not-of-this-kind',
    error: ['answer.to', 'not-of-this-kind'],
  },
  {
    says: 'a route of another region',
    as: 'director-noordermark',
    path: '/v1/routes/Zuiderwold/versions',
    body: {
      inForceFrom: '2026-01-01T00:00:00Z',
      gates: [{ role: 'tmm', normDays: {}, firstContact: true, reports: true }],
      handOffs: [],
    },
    status: 403,
    code: 'not-chain-director',
  },
  {
    says: 'a route without gates',
    as: 'director-noordermark',
    path: '/v1/routes/Noordermark/versions',
    body: { inForceFrom: '2026-01-01T00:00:00Z', gates: [], handOffs: [] },
    status: 400,
    code: 'gates-required',
    error: ['gates', 'gates-required'],
  },
  {
    says: 'a norm that is a text',
    as: 'director-noordermark',
    path: '/v1/routes/Noordermark/versions',
    body: {
      inForceFrom: '2026-01-01T00:00:00Z',
      gates: [{ role: 'tmm', normDays: { 'no-reporter': 'soon' }, firstContact: true, reports: true }],
      handOffs: [],
    },
    status: 400,
    code: 'norm-out-of-range',
    error: ['gates.0.normDays.no-reporter', 'norm-out-of-range'],
  },
  {
    says: 'a party that is there already',
    as: 'operator',
    path: '/v1/parties',
    body: { id: 'registry', role: 'comensha', name: 'Registry' },
    status: 409,
    code: 'party-exists',
    error: ['id', 'party-exists'],
  },
  {
    says: 'a local party without a place',
    as: 'operator',
    path: '/v1/parties',
    body: { id: 'a-gate', role: 'attention-officer', name: 'A gate' },
    status: 400,
    code: 'region-required',
    error: ['region', 'region-required'],
  },
  {
    says: 'a party called operator',
    as: 'operator',
    path: '/v1/parties',
    body: { id: 'operator', role: 'comensha', name: 'X' },
    status: 409,
    code: 'id-reserved',
    error: ['id', 'id-reserved'],
  },
];

describe('bad input is refused by name, and changes nothing', () => {
  it.each([...MALFORMED, ...REFUSED])(
    '$says: $status $code',
    async ({ as = 'gate-veldbergen', path, body, headers, status, code, error }) => {
      const head = await world.head();
      const answer = await world.post(filled(path), filled(body), { as, ...(headers ? { headers } : {}) });
      expect([answer.status, answer.body?.code, answer.body?.errors]).toEqual([
        status,
        code,
        expect.any(Array),
      ]);
      expect(answer.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
      if (error !== undefined) expect(errorsOf(answer)).toContainEqual(error);
      expect(await world.head()).toBe(head);
    },
  );

  it('names every mistake at once', async () => {
    const answer = await world.post(
      '/v1/signals',
      { channel: 'pigeon', personCount: -1, colour: 'red' },
      { as: 'gate-veldbergen' },
    );
    const fields = errorsOf(answer).map(([field]) => field);
    expect(new Set(fields)).toEqual(new Set(['source', 'channel', 'personCount', 'colour']));
  });

  it('repeats nothing of what was given', async () => {
    const secret = 'Jan-de-Vries-0612345678';
    const answers = await Promise.all([
      world.post(
        '/v1/signals',
        { ...SIGNAL, channel: secret, region: secret, [`${secret} x`]: 1 },
        { as: 'gate-veldbergen' },
      ),
      world.post(
        `/v1/signals/${secret}/endings`,
        { branchId: secret, reason: secret },
        { as: 'gate-veldbergen' },
      ),
      world.post('/v1/signals', `{"${secret}": `, { as: 'gate-veldbergen' }),
      world.get(`/v1/${secret}?${encodeURIComponent(`${secret} y`)}=1`, { as: 'gate-veldbergen' }),
      world.get(`/v1/signals?holder=${secret}`, { as: 'gate-veldbergen' }),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });
});

function errorsOf({ body }: Answer): (readonly [string, string])[] {
  return (body.errors as { field: string; code: string }[]).map(({ field, code }) => [field, code]);
}

/** Puts ids in the place of `{name}`. */
function filled<Value>(value: Value): Value {
  if (typeof value === 'string')
    return value.replace(/\{(\w+)\}/g, (all, name: string) => ids[name] ?? all) as Value;
  if (value instanceof Uint8Array || value === null || typeof value !== 'object') return value;
  return JSON.parse(filled(JSON.stringify(value))) as Value;
}

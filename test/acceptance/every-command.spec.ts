import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SIGNAL, TestWorld, type PartyId } from './world.js';

let world: TestWorld;
/** Paths of the commands that were done, with names in the place of ids. */
const done = new Set<string>();

beforeAll(async () => {
  world = await TestWorld.open();
});
afterAll(() => world.close());

/** Days after the signals came in. */
const on = (day: number) => new Date(Date.UTC(2026, 2, 2 + day, 12)).toISOString();
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^\/v1/, ''],
  [/\/signals\/[^/]+/, '/signals/{signalId}'],
  [/\/hand-offs\/[^/]+/, '/hand-offs/{handOffId}'],
  [/\/reports\/[^/]+/, '/reports/{reportId}'],
  [/\/meetings\/[^/]+/, '/meetings/{meetingId}'],
  [/\/routes\/[^/]+/, '/routes/{region}'],
  [/\/parties\/[^/]+/, '/parties/{partyId}'],
];

async function record(as: PartyId, path: string, body: object = {}) {
  const answer = await world.record(as, path, body);
  done.add(PATTERNS.reduce((text, [pattern, name]) => text.replace(pattern, name), path));
  return answer;
}

async function signal() {
  const { signalId, branchIds, factIds } = await record('gate-veldbergen', '/v1/signals', SIGNAL);
  const branchId = branchIds[0] as string;
  return {
    signalId: signalId as string,
    path: `/v1/signals/${signalId}`,
    branchId,
    factId: factIds[0] as string,
  };
}

const GATE: PartyId = 'gate-veldbergen';
const WHOLE = { subject: 'signal' };

it('parties and routes', async () => {
  await record('operator', '/v1/parties', {
    id: 'house',
    role: 'housing',
    region: 'Noordermark',
    name: 'Housing',
  });
  await record('operator', '/v1/parties/house/renamings', { name: 'Housing Noordermark' });
  await record('operator', '/v1/parties/house/closings');
  const route = {
    inForceFrom: on(0),
    gates: [
      {
        role: 'attention-officer',
        normDays: { 'offered-not-accepted': 5 },
        firstContact: true,
        reports: false,
      },
      { role: 'tmm', normDays: {}, firstContact: false, reports: true },
    ],
    handOffs: [{ from: 'attention-officer', to: 'tmm' }],
    triageEveryDays: 28,
  };
  expect(await record('director-noordermark', '/v1/routes/Noordermark/versions', route)).toMatchObject({
    version: 1,
  });
});

it('custody: splits, declines, withdrawals, holds, take-overs, endings, reopenings', async () => {
  const { path, branchId } = await signal();
  const first = await record(GATE, `${path}/hand-offs`, {
    branchId,
    to: ['tmm-noordermark', 'care-noordermark'],
    occurredAt: on(1),
  });
  const [toPolice, toCare] = first.handOffIds as [string, string];
  await record('tmm-noordermark', `${path}/hand-offs/${toPolice}/declines`, {
    reason: 'no-capacity',
    occurredAt: on(2),
  });
  await record(GATE, `${path}/hand-offs/${toCare}/withdrawals`, { occurredAt: on(3) });
  await record(GATE, `${path}/holds`, { branchId, until: on(20), reason: 'enrichment', occurredAt: on(4) });
  await record(GATE, `${path}/hold-releases`, { branchId, occurredAt: on(5) });
  await record(GATE, `${path}/enrichments`, {
    branchId,
    urgency: 'acute',
    personCount: 2,
    occurredAt: on(6),
  });
  const second = await record(GATE, `${path}/hand-offs`, {
    branchId,
    to: ['tmm-noordermark'],
    occurredAt: on(7),
  });
  const accepted = await record('tmm-noordermark', `${path}/hand-offs/${second.handOffIds[0]}/acceptances`, {
    occurredAt: on(8),
  });
  await record('tmm-noordermark', `${path}/feedback`, {
    dutyId: accepted.dutyIds[0],
    outcome: 'picked-up',
    occurredAt: on(9),
  });
  const taken = await record('director-noordermark', `${path}/take-overs`, {
    branchId: accepted.branchIds[0],
    to: 'care-noordermark',
    reason: 'inactive',
    occurredAt: on(10),
  });
  await record('care-noordermark', `${path}/endings`, {
    branchId: taken.branchIds[0],
    reason: 'relabelled',
    relabelledAs: 'nuisance',
    occurredAt: on(11),
  });
  const reopened = await record('director-noordermark', `${path}/reopenings`, {
    holder: 'care-noordermark',
    reason: 'new-information',
    occurredAt: on(12),
  });
  expect(reopened.branchIds).toHaveLength(1);
});

it('links, mergers and corrections', async () => {
  const [one, other] = [await signal(), await signal()];
  const link = { otherSignalId: other.signalId, basis: 'same-address' };
  await record(GATE, `${one.path}/links`, link);
  await record(GATE, `${one.path}/unlinkings`, link);
  await record(GATE, `${one.path}/mergers`, { into: other.signalId });
  const undone = await record('director-noordermark', `${one.path}/merger-undoings`);
  expect(undone.branchIds).toHaveLength(1);
  const correction = { kind: 'data', fields: { urgency: 'acute' } };
  await record(GATE, `${other.path}/corrections`, { corrects: other.factId, correction });
  const acute = await world.get('/v1/signals?urgency=acute', { as: GATE });
  expect(acute.body.items).toContainEqual(expect.objectContaining({ signalId: other.signalId }));
});

it('reporting: assumptions, assignments, declines, waivers, deferrals, consent, reports', async () => {
  const { path } = await signal();
  await record(GATE, `${path}/assumptions`, { ...WHOLE, reliesOn: 'tmm-noordermark', occurredAt: on(1) });
  await record(GATE, `${path}/assumption-withdrawals`, {
    ...WHOLE,
    reliesOn: 'tmm-noordermark',
    occurredAt: on(2),
  });
  const assign = { ...WHOLE, to: 'care-noordermark', due: on(60) };
  await record(GATE, `${path}/reporting-assignments`, { ...assign, occurredAt: on(3) });
  await record('care-noordermark', `${path}/reporting-declines`, {
    ...WHOLE,
    reason: 'no-capacity',
    occurredAt: on(4),
  });
  await record(GATE, `${path}/reporting-deferrals`, { ...WHOLE, until: on(30), occurredAt: on(5) });
  await record(GATE, `${path}/reporting-waivers`, {
    ...WHOLE,
    reason: 'insufficient-indication',
    occurredAt: on(6),
  });
  await record(GATE, `${path}/reporting-reopenings`, { ...WHOLE, occurredAt: on(7) });
  await record(GATE, `${path}/reporting-assignments`, { ...assign, occurredAt: on(8) });
  await record('care-noordermark', `${path}/reporting-acceptances`, { ...WHOLE, occurredAt: on(9) });
  const person = { sex: 'male', ageBand: '31-40', nationalityRegion: 'asia', forms: ['labour'] };
  const { personIds } = await record(GATE, `${path}/persons`, { persons: [person], occurredAt: on(10) });
  const subject = personIds[0] as string;
  await record(GATE, `${path}/consents`, { subject, scope: 'report', answer: 'given', occurredAt: on(11) });
  const { reportIds } = await record('care-noordermark', `${path}/reports`, {
    subject,
    legalBasis: 'consent',
    complete: false,
    occurredAt: on(12),
  });
  const report = `${path}/reports/${reportIds[0]}`;
  await record('care-noordermark', `${report}/completions`, { occurredAt: on(13) });
  await record('registry', `${report}/acknowledgements`, {
    registryNumber: 'R-1001',
    registryPersonNumber: 'P-1001',
    occurredAt: on(14),
  });
});

it('triage: requests, agendas, decisions, closings and cancellations', async () => {
  const { path, signalId } = await signal();
  const other = await signal();
  const plan = () =>
    record('director-noordermark', '/v1/meetings', {
      region: 'Noordermark',
      startsAt: on(20),
      members: ['director-noordermark', 'care-noordermark', 'tmm-noordermark', GATE],
      occurredAt: on(10),
    });
  await record(GATE, `${path}/triage-requests`, { region: 'Noordermark', occurredAt: on(9) });
  const cancelled = await plan();
  await record('director-noordermark', `/v1/meetings/${cancelled.meetingId}/cancellations`);
  const { meetingId } = await plan();
  const meeting = `/v1/meetings/${meetingId}`;
  await world.quiet();
  const { body } = await world.get(meeting, { as: 'director-noordermark' });
  const agenda = (body.agenda as { signalId: string }[]).map((item) => item.signalId);
  expect(agenda).toContain(signalId);
  for (const id of agenda) {
    if (id !== signalId) await record('director-noordermark', `${meeting}/agenda-removals`, { signalId: id });
  }
  await record('director-noordermark', `${meeting}/agenda-items`, { signalId: other.signalId });
  await record('director-noordermark', `${meeting}/agenda-removals`, { signalId: other.signalId });
  await record('director-noordermark', `${meeting}/reporting-decisions`, {
    signalId,
    subject: 'signal',
    answer: { kind: 'assign', to: 'tmm-noordermark', due: on(60) },
    occurredAt: on(20),
  });
  const action = await record('director-noordermark', `${meeting}/action-decisions`, {
    signalId,
    party: 'care-noordermark',
    action: 'arrange-care',
    due: on(40),
    occurredAt: on(20),
  });
  await record('director-noordermark', `${meeting}/feedback-decisions`, {
    signalId,
    to: GATE,
    outcome: 'no-outcome-yet',
    occurredAt: on(20),
  });
  await record('director-noordermark', `${meeting}/closings`, { occurredAt: on(21) });
  await record('care-noordermark', `${meeting}/action-completions`, {
    decisionId: action.decisionIds[0],
    occurredAt: on(22),
  });
  await world.quiet();
  const after = await world.get(`/v1/responsibilities?party=tmm-noordermark`, { as: 'oversight' });
  expect(after.body.items).toContainEqual(expect.objectContaining({ signalId, reportingState: 'assigned' }));
});

it('leaves out no command of the API', async () => {
  const { paths } = (await world.get('/v1/openapi.json')).body as {
    paths: Record<string, { post?: object }>;
  };
  const commands = Object.keys(paths).filter(
    (path) =>
      paths[path]?.post &&
      !['/sign-ins', '/receipts'].includes(path) &&
      // What the operator does is tried in operations.spec.ts.
      !path.startsWith('/operations/'),
  );
  expect([...done].sort()).toEqual(commands.sort());
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEvent } from '#event-sourcing/testing';
import { SIGNAL, TestWorld, type Answer } from './world.js';

let world: TestWorld;
let signalId: string;
beforeAll(async () => {
  world = await TestWorld.open();
  const registered = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
  signalId = registered.signalId;
  const signal = `/v1/signals/${signalId}`;
  const offered = await world.record('gate-veldbergen', `${signal}/hand-offs`, {
    branchId: registered.branchIds[0],
    to: ['tmm-noordermark'],
    legalBasis: 'public-task',
    occurredAt: '2026-03-03T09:00:00Z',
  });
  await world.record('tmm-noordermark', `${signal}/hand-offs/${offered.handOffIds[0]}/acceptances`, {
    occurredAt: '2026-03-04T09:00:00Z',
  });
  await world.record('director-noordermark', `${signal}/corrections`, {
    corrects: registered.factIds[0],
    correction: { kind: 'data', fields: { urgency: 'acute' } },
  });
});
afterAll(() => world.close());

const fieldsIn = ({ body }: Answer) => [
  ...new Set(body.errors.map((error: { field: string }) => error.field)),
];
const asked = async (address: string) => (await world.get(address, { as: 'oversight' })).body;

describe('the replay of a signal', () => {
  it('steps forward from the first event and backward from the last', async () => {
    const first = await asked(`/v1/signals/${signalId}/replay`);
    expect(first.step).toMatchObject({ revision: 0, previous: null, next: 1, type: 'signal.registered.v1' });
    expect(first.step.state.holders).toEqual(['gate-veldbergen']);
    expect(first.step.actor).toEqual({ party: 'gate-veldbergen', role: 'attention-officer' });
    expect(first.items.map(({ revision }: { revision: number }) => revision)).toEqual(
      Array.from({ length: first.total as number }, (_, revision) => revision),
    );

    const last = await asked(`/v1/signals/${signalId}/replay?direction=backward`);
    expect(last.step).toMatchObject({ revision: first.lastRevision, next: null });
    expect(last.step.changed).toEqual([{ path: '/urgency', before: 'normal', after: 'acute' }]);
    expect(first.step.correctedBy).toBe(last.step.eventId);
  });

  it('shows the same step however it was asked for', async () => {
    const { lastRevision } = await asked(`/v1/signals/${signalId}/replay`);
    const byRevision = await asked(`/v1/signals/${signalId}/replay?revision=1`);
    const byStep = await asked(`/v1/signals/${signalId}/replay?step=2`);
    const fromTheEnd = await asked(
      `/v1/signals/${signalId}/replay?step=${lastRevision as number}&direction=backward`,
    );
    expect(byStep.step).toEqual(byRevision.step);
    expect(fromTheEnd.step).toEqual(byRevision.step);
  });

  it('gives the list of steps page by page', async () => {
    const whole = await asked(`/v1/signals/${signalId}/replay`);
    const second = await asked(`/v1/signals/${signalId}/replay?page=2&pageSize=2`);
    expect(second.items).toEqual(whole.items.slice(2, 4));
    expect(second).toMatchObject({ page: 2, pageSize: 2, total: whole.total });
  });

  it.each([
    ['revision=99', 'revision'],
    ['step=99', 'step'],
    ['step=1&revision=1', 'step'],
    ['revision=-1', 'revision'],
    ['direction=sideways', 'direction'],
    ['page=0', 'page'],
    ['pageSize=201', 'pageSize'],
    ['until=1', 'until'],
  ])('refuses %s and names the field', async (query, field) => {
    const answer = await world.get(`/v1/signals/${signalId}/replay?${query}`, { as: 'oversight' });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      400,
      expect.stringMatching(/^application\/problem\+json/),
    ]);
    expect(fieldsIn(answer)).toEqual([field]);
  });

  it('is there for who is signed in, of signals and meetings that are', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const kind of ['signals', 'meetings']) {
      const answer = await world.get(`/v1/${kind}/${unknown}/replay`, { as: 'oversight' });
      expect([answer.status, answer.body.errors]).toMatchObject([404, [{ field: '' }]]);
    }
    expect((await world.get(`/v1/signals/${signalId}/replay`)).status).toBe(401);
    expect((await world.get('/v1/history')).status).toBe(401);
  });
});

it('replays a meeting', async () => {
  const planned = await world.record('director-noordermark', '/v1/meetings', {
    startsAt: '2031-03-10T09:00:00Z',
    members: ['director-noordermark', 'care-noordermark', 'tmm-noordermark'],
    region: 'Noordermark',
  });
  const replay = await asked(`/v1/meetings/${planned.meetingId as string}/replay`);
  expect(replay.step).toMatchObject({
    type: 'triage.meeting-planned.v1',
    state: { state: 'planned', chair: 'director-noordermark' },
  });
});

describe('the history of the whole chain', () => {
  it('is gone through from either end', async () => {
    await world.quiet();
    const forward = await walked('forward');
    expect(forward.length).toBeGreaterThan(12);
    expect(await walked('backward')).toEqual([...forward].reverse());
    expect(new Set(forward).size).toBe(forward.length);
  });

  it('tells each event in a sentence', async () => {
    const { items } = await asked('/v1/history?direction=backward&pageSize=50&language=en');
    const [correction] = items.filter((item: { type: string }) => item.type === 'signal.fact-corrected.v1');
    expect(correction).toMatchObject({
      about: { kind: 'signal', id: signalId },
      sentence: 'Fact corrected (director-noordermark): urgency normal → acute.',
    });
  });

  it.each([
    ['after=x', 'after'],
    ['after=-1', 'after'],
    ['pageSize=0', 'pageSize'],
    ['language=fr', 'language'],
  ])('refuses %s and names the field', async (query, field) => {
    const answer = await world.get(`/v1/history?${query}`, { as: 'oversight' });
    expect(answer.status).toBe(400);
    expect(fieldsIn(answer)).toEqual([field]);
  });

  async function walked(direction: string): Promise<string[]> {
    const ids: string[] = [];
    for (let after = ''; ;) {
      const page = await asked(`/v1/history?direction=${direction}&pageSize=5${after}`);
      ids.push(...page.items.map(({ eventId }: { eventId: string }) => eventId));
      if (page.next === null) return ids;
      after = `&after=${page.next as string}`;
    }
  }
});

// Last: what it records stops every reader of this world.
describe('an event of a type that this program does not know', () => {
  it('is named by its replay, its difference, and a command on its signal', async () => {
    const unknown = anEvent({ type: 'signal.sent-to-the-moon.v1' });
    const registered = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
    const signal = `/v1/signals/${registered.signalId}`;
    await world.store.append(`signal-${registered.signalId}`, registered.revision, [unknown]);
    const handOff = {
      branchId: registered.branchIds[0],
      to: ['tmm-noordermark'],
      legalBasis: 'public-task',
      occurredAt: '2026-03-03T09:00:00Z',
    };
    const instants = 'validAt=2026-03-04T00:00:00Z&againstValidAt=2026-03-03T00:00:00Z';
    const answers = [
      await world.get(`${signal}/replay`, { as: 'oversight' }),
      await world.get(`${signal}/difference?${instants}`, { as: 'oversight' }),
      await world.post(`${signal}/hand-offs`, handOff, { as: 'gate-veldbergen' }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.code]).toEqual([503, 'unknown-event-type']);
      expect(body.detail).toContain(`${unknown.id} at position`);
      expect(body.detail).toContain('signal.sent-to-the-moon.v1');
    }
  });
});

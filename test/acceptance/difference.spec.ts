import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SIGNAL, TestWorld, type Answer } from './world.js';

let world: TestWorld;
let signalId: string;
beforeAll(async () => {
  world = await TestWorld.open();
  const registered = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
  signalId = registered.signalId;
  await world.record('gate-veldbergen', `/v1/signals/${signalId}/hand-offs`, {
    branchId: registered.branchIds[0],
    to: ['tmm-noordermark'],
    legalBasis: 'public-task',
    occurredAt: '2026-03-03T09:00:00Z',
  });
  await world.record('director-noordermark', `/v1/signals/${signalId}/corrections`, {
    corrects: registered.factIds[0],
    correction: { kind: 'data', fields: { urgency: 'acute' } },
  });
});
afterAll(() => world.close());

interface Item {
  readonly difference: string;
  readonly before: { readonly what: string } | null;
  readonly after: { readonly what: string } | null;
  readonly causes: readonly { readonly class: string; readonly type: string }[];
}

const asked = (address: string): Promise<Answer> => world.get(address, { as: 'oversight' });
const told = (items: readonly Item[]) =>
  items.map(({ difference, before, after, causes }) => [
    (after ?? before)?.what,
    difference,
    ...causes.map((cause) => cause.class),
  ]);
const fieldsIn = ({ body }: Answer) => [
  ...new Set(body.errors.map((error: { field: string }) => error.field)),
];

describe('the difference between two pictures of a signal', () => {
  it('tells what happened between two instants, by what is known now', async () => {
    const { status, body } = await asked(
      `/v1/signals/${signalId}/difference?validAt=2026-03-04T00:00:00Z&againstValidAt=2026-03-03T00:00:00Z`,
    );
    expect(status).toBe(200);
    expect(told(body.items)).toContainEqual(['offer', 'appeared', 'happened']);
    expect(body.from).toMatchObject({ validAt: '2026-03-03T00:00:00.000Z', knownAt: body.to.knownAt });
    expect(body.total).toBe(body.items.length);
  });

  it('tells what was recorded late and what was corrected, of one instant as known at two', async () => {
    const { body } = await asked(
      `/v1/signals/${signalId}/difference?validAt=2026-03-04T00:00:00Z&againstKnownAt=2026-03-04T00:00:00Z`,
    );
    expect(told(body.items)).toContainEqual(['offer', 'appeared', 'recorded-late']);
    expect(told(body.items)).toContainEqual(['profile', 'appeared', 'recorded-late', 'corrected']);
  });

  it('is given page by page, and is empty of a picture and itself', async () => {
    const query = `validAt=2026-03-04T00:00:00Z&againstKnownAt=2026-03-04T00:00:00Z`;
    const whole = (await asked(`/v1/signals/${signalId}/difference?${query}`)).body;
    const second = (await asked(`/v1/signals/${signalId}/difference?${query}&page=2&pageSize=1`)).body;
    expect(second).toMatchObject({ page: 2, pageSize: 1, total: whole.total });
    expect(second.items).toMatchObject([{ key: whole.items[1].key }]);
    const same = '2026-03-04T00:00:00Z';
    const itself = `validAt=${same}&knownAt=${same}&againstValidAt=${same}&againstKnownAt=${same}`;
    expect((await asked(`/v1/difference?${itself}`)).body.items).toEqual([]);
    expect((await asked(`/v1/stalls/difference?${itself}`)).body.items).toEqual([]);
  });

  it('is not there of a signal that neither picture knew', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(
      (await asked(`/v1/signals/${unknown}/difference?againstValidAt=2026-03-03T00:00:00Z`)).status,
    ).toBe(404);
    const before = 'knownAt=2020-01-01T00:00:00Z&againstKnownAt=2019-01-01T00:00:00Z';
    expect((await asked(`/v1/signals/${signalId}/difference?${before}`)).status).toBe(404);
  });
});

describe('the difference of the whole chain', () => {
  it('names the signals of a region of which something is different', async () => {
    const query = 'againstKnownAt=2026-03-04T00:00:00Z&region=Noordermark';
    const { status, body } = await asked(`/v1/difference?${query}`);
    expect(status).toBe(200);
    const signals = body.items.filter((item: { about: { kind: string } }) => item.about.kind === 'signal');
    expect(signals).toMatchObject([{ about: { id: signalId }, difference: 'appeared' }]);
    const elsewhere = await asked('/v1/difference?againstKnownAt=2026-03-04T00:00:00Z&region=Zuiderwold');
    expect(new Set(elsewhere.body.items.map((item: { about: { kind: string } }) => item.about.kind))).toEqual(
      new Set(['party']),
    );
  });

  it('is gone through page by page', async () => {
    const query = 'againstKnownAt=2026-03-04T00:00:00Z';
    const whole: string[] = (await asked(`/v1/difference?${query}`)).body.items.map(idOf);
    const ids: string[] = [];
    for (let after = ''; ;) {
      const { body } = await asked(`/v1/difference?${query}&pageSize=3${after}`);
      ids.push(...body.items.map(idOf));
      if (body.next === null) break;
      after = `&after=${body.next as string}`;
    }
    expect(ids).toEqual(whole);
    expect(ids.length).toBeGreaterThan(3);
  });

  it('holds two stall boards against each other', async () => {
    const { status, body } = await asked('/v1/stalls/difference?againstKnownAt=2026-03-04T00:00:00Z');
    expect([status, body.page, body.pageSize, body.total]).toEqual([200, 1, 50, body.items.length]);
  });

  const idOf = (item: { readonly about: { readonly id: string } }) => item.about.id;
});

it.each([
  ['', 'againstValidAt'],
  ['validAt=2026-01-01T00:00:00Z', 'againstValidAt'],
  ['againstValidAt=yesterday', 'againstValidAt'],
  ['againstKnownAt=2026-02-30T00:00:00Z', 'againstKnownAt'],
  ['againstKnownAt=2026-02-01T00:00:00Z&knownAt=x', 'knownAt'],
  ['againstKnownAt=2026-02-01T00:00:00Z&pageSize=0', 'pageSize'],
  ['againstKnownAt=2026-02-01T00:00:00Z&until=1', 'until'],
])('refuses ?%s and names the field', async (query, field) => {
  for (const path of [`/v1/signals/${signalId}/difference`, '/v1/difference', '/v1/stalls/difference']) {
    const answer = await asked(`${path}?${query}`);
    expect([path, answer.status, fieldsIn(answer)]).toEqual([path, 400, [field]]);
  }
});

it('is there for who is signed in', async () => {
  for (const path of ['/v1/difference', '/v1/stalls/difference'])
    expect((await world.get(`${path}?againstKnownAt=2026-02-01T00:00:00Z`)).status).toBe(401);
});

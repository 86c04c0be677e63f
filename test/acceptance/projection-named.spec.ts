import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LedgerProjection } from '#ledger';
import { SIGNAL, TestWorld } from './world.js';

let world: TestWorld;
let signalId: string;
beforeAll(async () => {
  world = await TestWorld.open();
  signalId = (await world.record('gate-veldbergen', '/v1/signals', SIGNAL)).signalId;
});
afterAll(() => world.close());

const { name, version } = new LedgerProjection(undefined as never);

it('every view that takes two instants names the projection, and its version, by which it was worked out', async () => {
  const { paths } = (await world.get('/v1/openapi.json')).body as {
    readonly paths: Record<
      string,
      { readonly get?: { readonly parameters?: readonly { readonly name: string }[] } }
    >;
  };
  const views = Object.entries(paths)
    .filter(([, { get }]) => get?.parameters?.some((parameter) => parameter.name === 'validAt') === true)
    .map(([path]) => path.replace('{signalId}', signalId).replace('{region}', 'Noordermark'))
    .filter((path) => !path.includes('{'));
  expect(views.length).toBeGreaterThan(12);
  for (const view of views) {
    const against = view.endsWith('difference') ? '?againstKnownAt=2026-03-02T00:00:00Z' : '';
    const { status, body } = await world.get(`/v1${view}${against}`, { as: 'director-noordermark' });
    if (status !== 200) expect([view, status, body]).toEqual([view, 200, body]);
    expect([view, body.projection]).toEqual([view, { name, version }]);
  }
});

it('what is no view names none', async () => {
  expect((await world.get('/v1/health')).body.projection).toBeUndefined();
  const replay = await world.get(`/v1/signals/${signalId}/replay`, { as: 'oversight' });
  expect([replay.status, replay.body.projection]).toEqual([200, undefined]);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEvent } from '#event-sourcing/testing';
import { rowsOfGeneration } from './generation-rows.js';
import { codeOf, Operator, until } from './operator.js';
import { TestWorld } from './world.js';

let world: TestWorld;
let operator: Operator;
beforeAll(async () => {
  world = await TestWorld.open();
  operator = new Operator(world);
});
afterAll(() => world.close());

const rebuilt = (number: number) =>
  until(async () => (await operator.generations()).includes(`${number} served`));

it('there is nothing to switch to or to retire before a rebuild', async () => {
  expect(await operator.generations()).toEqual(['1 served']);
  for (const what of ['switches', 'retirements'])
    expect(codeOf(await operator.operate(what))).toEqual([409, 'no-other-generation']);
});

describe('a rebuild', () => {
  it('goes on beside the views and the writing, and gives the same rows', async () => {
    await world.record('director-noordermark', '/v1/meetings', {
      region: 'Noordermark',
      startsAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      members: ['director-noordermark', 'care-noordermark', 'tmm-noordermark', 'gate-veldbergen'],
    });
    await operator.chainOf(3);
    await world.quiet();
    const writing = operator.chainOf(6);
    const started = await operator.operate('rebuilds');
    expect(started.status).toBe(202);
    expect(started.body.items).toHaveLength(2);
    await writing;
    await rebuilt(2);
    await operator.chainOf(2);
    await world.quiet();
    expect(await operator.generations()).toEqual(['1 standby', '2 served']);
    expect(await operator.recorded('triage.signal-put-on-agenda.v1')).toBe(3 + 6 + 2);
    await until(async () => (await operator.items()).every(({ lag }) => lag === '0'));
    const old = await rowsOfGeneration(world.engine, 1);
    const anew = await rowsOfGeneration(world.engine, 2);
    expect(anew.length).toBeGreaterThan(40);
    expect(anew).toEqual(old);
  });

  it('can be switched back and forth; no automation reacts twice', async () => {
    await world.quiet();
    const head = await world.head();
    const before = (await world.get('/v1/signals', { as: 'oversight' })).body.total as number;
    for (const served of [1, 2, 1]) {
      expect((await operator.operate('switches')).status).toBe(200);
      expect(await operator.generations()).toContain(`${served} served`);
      expect((await world.get('/v1/signals', { as: 'oversight' })).body.total).toBe(before);
    }
    await world.quiet();
    expect(await world.head()).toBe(head);
  });

  it('is not begun while another generation stands by', async () => {
    expect(codeOf(await operator.operate('rebuilds'))).toEqual([409, 'retire-first']);
  });

  it('stays switched after a restart, and what stands by still follows', async () => {
    await world.restart();
    expect(await operator.generations()).toEqual(['1 served', '2 standby']);
    await operator.chainOf(1);
    await until(async () => (await operator.items()).every(({ lag }) => lag === '0'));
    await world.quiet();
    expect(await rowsOfGeneration(world.engine, 2)).toEqual(await rowsOfGeneration(world.engine, 1));
  });

  it('ends with retiring the one that is not served', async () => {
    await operator.operate('switches');
    expect((await operator.operate('retirements')).status).toBe(200);
    expect(await operator.generations()).toEqual(['2 served']);
    const head = await world.head();
    await world.restart();
    await world.quiet();
    expect(await operator.generations()).toEqual(['2 served']);
    expect(await world.head()).toBe(head);
  });

  it('begun just before the end goes on at the next start', async () => {
    expect((await operator.operate('rebuilds')).status).toBe(202);
    await world.restart();
    await rebuilt(3);
    expect(await operator.generations()).toEqual(['2 standby', '3 served']);
    await world.quiet();
    expect(await rowsOfGeneration(world.engine, 3)).toEqual(await rowsOfGeneration(world.engine, 2));
  });

  it('skips what was decided to be skipped, and another start does too', async () => {
    await operator.operate('retirements');
    const bad = anEvent({ type: 'signal.from-the-future.v9' });
    await world.store.append('signal-bad', 'no-stream', [bad]);
    const stopped = async () => (await operator.items()).filter(({ state }) => state === 'stopped');
    await until(async () => (await stopped()).length > 0);
    for (let [first] = await stopped(); first !== undefined; [first] = await stopped())
      await world.post(
        `/v1/operations/projections/${first.name}/skips`,
        { eventId: bad.id, reason: 'Written by a newer version' },
        { as: 'operator' },
      );
    expect((await operator.operate('rebuilds')).status).toBe(202);
    await rebuilt(4);
    await world.restart();
    await operator.chainOf(1);
    await world.quiet();
    expect(await stopped()).toEqual([]);
  });
});

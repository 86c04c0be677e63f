import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEvent } from '#event-sourcing/testing';
import { AS_OPERATOR, codeOf, Operator, PROJECTIONS, until } from './operator.js';
import { TestWorld, type PartyId } from './world.js';

let world: TestWorld;
let operator: Operator;
beforeAll(async () => {
  world = await TestWorld.open();
  operator = new Operator(world);
});
afterAll(() => world.close());

describe('how projections are', () => {
  it('is told to the operator, of the ledger and of every automation', async () => {
    await world.quiet();
    const all = await operator.items();
    expect(all.find(({ name }) => name === 'ledger')).toMatchObject({
      kind: 'projection',
      version: 2,
      state: 'live',
      lag: '0',
      eventsPerSecond: null,
      remainingSeconds: 0,
      failure: null,
      skipped: [],
    });
    expect(all.filter(({ kind }) => kind === 'automation').length).toBeGreaterThan(5);
  });

  it('is nobody else’s business', async () => {
    for (const as of ['oversight', 'director-noordermark'] as PartyId[]) {
      expect((await world.get(PROJECTIONS, { as })).status).toBe(403);
      for (const what of ['rebuilds', 'switches', 'retirements', 'retries', 'skips'])
        expect((await world.post(`${PROJECTIONS}/ledger/${what}`, {}, { as })).status).toBe(403);
    }
    expect((await world.get(PROJECTIONS)).status).toBe(401);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['ledger/retries', 409, 'not-stopped'],
    ['nothing/rebuilds', 404, 'unknown-reader'],
    ['nothing/retries', 404, 'unknown-reader'],
    ['when-triage-requested-then-put-on-agenda/rebuilds', 409, 'not-rebuildable'],
    ['Not-A-Name/rebuilds', 400, 'invalid-input'],
  ])('%s: %i %s', async (path, status, code) => {
    expect(codeOf(await world.post(`${PROJECTIONS}/${path}`, {}, AS_OPERATOR))).toEqual([status, code]);
  });

  it('is to skip an event at which nothing stopped, or without saying which or why', async () => {
    const head = await world.head();
    const eventId = randomUUID();
    expect(codeOf(await operator.operate('skips', { eventId, reason: 'It seems odd' }))).toEqual([
      409,
      'not-stopped-there',
    ]);
    for (const body of [{}, { eventId }, { eventId: 'x', reason: 'y' }, { eventId, reason: '' }])
      expect(codeOf(await operator.operate('skips', body))).toEqual([400, 'invalid-input']);
    expect(await world.head()).toBe(head);
  });
});

describe('an event that cannot be taken', () => {
  const bad = anEvent({ type: 'signal.triage-requested.v9', data: { what: 'unknown' } });
  const AUTOMATION = 'when-triage-requested-then-put-on-agenda';
  const stopped = async () => (await operator.items()).filter(({ state }) => state === 'stopped');
  const skip = (projection: string, key: string = randomUUID()) =>
    world.post(
      `${PROJECTIONS}/${projection}/skips`,
      { eventId: bad.id, reason: 'Written by a newer version' },
      { ...AS_OPERATOR, headers: { 'Idempotency-Key': key } },
    );

  it('stops those who read it, and says which and why', async () => {
    await operator.chainOf(1);
    await world.store.append(`signal-${randomUUID()}`, 'no-stream', [bad]);
    await until(async () => (await stopped()).some(({ name }) => name === 'ledger'));
    const ledger = (await stopped()).find(({ name }) => name === 'ledger');
    expect(ledger).toMatchObject({
      failure: { eventId: bad.id, type: bad.type, message: expect.stringContaining('unknown type') },
    });
    expect(
      (await operator.items()).find(({ name }) => name === 'when-meeting-planned-then-fill-agenda')?.state,
    ).toBe('live');
    expect((await world.get('/v1/health/ready')).status).toBe(503);
    expect((await world.get('/v1/signals', { as: 'oversight' })).status).toBe(200);
  });

  it('stops them again when they are only told to go on', async () => {
    expect((await operator.operate('retries')).status).toBe(200);
    await until(async () => (await stopped()).some(({ name }) => name === 'ledger'));
  });

  it('can be skipped, that one only, by a decision that is recorded once', async () => {
    const other = await operator.operate('skips', { eventId: randomUUID(), reason: 'Another one' });
    expect(codeOf(other)).toEqual([409, 'not-stopped-there']);
    const key = randomUUID();
    expect((await skip('ledger', key)).status).toBe(201);
    await until(async () => (await stopped()).every(({ name }) => name !== 'ledger'));
    expect((await skip('ledger', key)).body.replayed).toBe(true);
    expect(await operator.recorded('operations.event-skipped.v1')).toBe(1);
    await until(async () => (await stopped()).some(({ name }) => name === AUTOMATION));
    expect(await stopped()).toMatchObject([{ kind: 'automation', failure: { eventId: bad.id } }]);
    expect((await skip(AUTOMATION)).status).toBe(201);
    await world.quiet();
    expect(await stopped()).toEqual([]);
    expect(await operator.recorded('operations.event-skipped.v1')).toBe(2);
    expect((await operator.items()).find(({ name }) => name === 'ledger')).toMatchObject({
      skipped: [{ eventId: bad.id, reason: 'Written by a newer version' }],
    });
  });

  it('is skipped after a restart too', async () => {
    await world.restart();
    await operator.chainOf(1);
    await world.quiet();
    expect(await stopped()).toEqual([]);
  });
});

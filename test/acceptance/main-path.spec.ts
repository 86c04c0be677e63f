import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SIGNAL, TestWorld } from './world.js';

let world: TestWorld;
beforeAll(async () => {
  world = await TestWorld.open();
});
afterAll(() => world.close());

const WHOLE = { subject: 'signal' };

describe('a signal on its way through the chain', () => {
  it('is registered, handed over, reported on, acknowledged and told about', async () => {
    const registered = await world.record('gate-veldbergen', '/v1/signals', { ...SIGNAL, receipt: true });
    const signal = `/v1/signals/${registered.signalId}`;
    expect(registered.self).toBe(signal);
    expect(registered.receiptCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);

    const offered = await world.record('gate-veldbergen', `${signal}/hand-offs`, {
      branchId: registered.branchIds[0],
      to: ['tmm-noordermark'],
      legalBasis: 'public-task',
      occurredAt: '2026-03-03T09:00:00Z',
    });
    const accepted = await world.record(
      'tmm-noordermark',
      `${signal}/hand-offs/${offered.handOffIds[0]}/acceptances`,
      {
        occurredAt: '2026-03-04T09:00:00Z',
      },
    );
    const held = await world.get(`/v1/signals?holder=tmm-noordermark`, { as: 'director-noordermark' });
    expect(held.body.items.map((item: { signalId: string }) => item.signalId)).toEqual([registered.signalId]);

    await world.record('director-noordermark', `${signal}/reporting-assignments`, {
      ...WHOLE,
      to: 'tmm-noordermark',
      due: '2026-03-20T09:00:00Z',
      occurredAt: '2026-03-05T09:00:00Z',
    });
    await world.record('tmm-noordermark', `${signal}/reporting-acceptances`, {
      ...WHOLE,
      occurredAt: '2026-03-06T09:00:00Z',
    });
    const persons = await world.record('tmm-noordermark', `${signal}/persons`, {
      persons: [{ sex: 'female', ageBand: '23-30', nationalityRegion: 'europe', forms: ['labour'] }],
      occurredAt: '2026-03-07T09:00:00Z',
    });
    const [subject] = persons.personIds as string[];
    const report = await world.record('tmm-noordermark', `${signal}/reports`, {
      subject,
      criteria: ['complaint-signs'],
      legalBasis: 'legal-obligation',
      occurredAt: '2026-03-08T09:00:00Z',
    });
    await world.record('registry', `${signal}/reports/${report.reportIds[0]}/acknowledgements`, {
      registryNumber: 'R-2026-001',
      registryPersonNumber: 'P-2026-001',
      occurredAt: '2026-03-09T09:00:00Z',
    });
    await world.record('tmm-noordermark', `${signal}/feedback`, {
      dutyId: accepted.dutyIds[0],
      outcome: 'reported',
      occurredAt: '2026-03-10T09:00:00Z',
    });
    await world.record('tmm-noordermark', `${signal}/endings`, {
      branchId: accepted.branchIds[0],
      reason: 'reported',
      occurredAt: '2026-03-11T09:00:00Z',
    });

    const now = await world.get(signal, { as: 'oversight' });
    expect(now.status).toBe(200);
    expect(now.headers.get('ETag')).toMatch(/^"\d+"$/);
    expect(now.body.custody.every((spell: { to: string | null }) => spell.to !== null)).toBe(true);

    const then = await world.get(`${signal}?validAt=2026-03-03T12:00:00%2B01:00`, { as: 'oversight' });
    expect(then.body.profile.state).not.toBe('ended');

    const receipt = await world.post('/v1/receipts', { receiptCode: registered.receiptCode.toLowerCase() });
    expect(receipt.body).toMatchObject({ state: 'ended', pickedUp: true });
  });

  it('comes before a triage meeting, which does not close on an open question', async () => {
    const { signalId } = await world.record('gate-dijkzicht', '/v1/signals', {
      ...SIGNAL,
      municipality: 'Dijkzicht',
    });
    const { meetingId } = await world.record('director-noordermark', '/v1/meetings', {
      region: 'Noordermark',
      startsAt: '2026-04-01T10:00:00Z',
      members: ['director-noordermark', 'care-noordermark', 'tmm-noordermark'],
      occurredAt: '2026-03-20T10:00:00Z',
    });
    const meeting = `/v1/meetings/${meetingId}`;
    await world.post(
      `${meeting}/agenda-items`,
      { signalId },
      { as: 'director-noordermark', headers: { Prefer: 'wait=10' } },
    );
    const refused = await world.post(`${meeting}/closings`, {}, { as: 'director-noordermark' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'unanswered-reporting-question' } });

    const decided = await world.record('director-noordermark', `${meeting}/reporting-decisions`, {
      signalId,
      subject: 'signal',
      answer: { kind: 'waive', reason: 'insufficient-indication' },
    });
    expect(decided.decisionIds).toHaveLength(1);
    const closed = await world.record('director-noordermark', `${meeting}/closings`);
    expect(closed.self).toBe(meeting);
  });

  it('is still there after a restart', async () => {
    const { signalId } = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
    await world.restart();
    const found = await world.get(`/v1/signals/${signalId}`, { as: 'gate-veldbergen' });
    expect(found.status).toBe(200);
  });
});

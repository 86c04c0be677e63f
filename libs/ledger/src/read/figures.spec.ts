import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  dropOutCounts,
  dropOuts,
  inTray,
  meeting,
  receipt,
  responsibilities,
  signalPath,
  STILL_HERE,
  triageAgenda,
  yearlyTables,
} from '#ledger';
import {
  ATTENTION_OFFICER,
  CARE_COORDINATOR,
  CHAIN_DIRECTOR,
  day,
  LOOKING_AT,
  MEETING,
  POLICE_TEAM,
  RECEIPT_HASH,
  REGION,
  Story,
} from '#ledger/testing';
import { WHOLE_SIGNAL } from '#signal';

const AS_OF = { validAt: LOOKING_AT, knownAt: LOOKING_AT };
const LIST = { ...AS_OF, page: 1, pageSize: 200 };

describe('what the views tell of a known story', () => {
  let story: Story;
  beforeEach(async () => {
    story = await Story.told();
  });
  afterEach(() => story.close());

  it('counts drop-outs with those still here beside them, each figure with the branches behind it', async () => {
    const { reader } = story.world;
    const { items } = await dropOutCounts(reader, { ...LIST, groupBy: ['gate', 'reason'], period: 'year' });
    expect(items).toContainEqual({
      group: { gate: ATTENTION_OFFICER.role, reason: 'no-capacity' },
      branches: 1,
      signals: 1,
    });
    expect(items).toContainEqual({
      group: { gate: ATTENTION_OFFICER.role, reason: STILL_HERE },
      branches: 2,
      signals: 2,
    });
    for (const { group, branches } of items) {
      const { total } = await dropOuts(reader, {
        ...LIST,
        gate: group.gate ?? undefined,
        reason: group.reason ?? undefined,
      });
      expect(total).toBe(branches);
    }
    const perMonth = await dropOutCounts(reader, { ...LIST, groupBy: ['period'], period: 'month' });
    expect(perMonth.items).toContainEqual({ group: { period: '2031-03' }, branches: 1, signals: 1 });
    const perQuarter = await dropOutCounts(reader, { ...LIST, groupBy: ['period'], period: 'quarter' });
    expect(perQuarter.items).toContainEqual({ group: { period: '2031-Q1' }, branches: 1, signals: 1 });
    expect((await dropOuts(reader, { ...LIST, from: day(7), reason: 'no-capacity' })).total).toBe(0);
  });

  it('names who reports, who is late, and who relies on each other', async () => {
    const { items } = await responsibilities(story.world.reader, LIST);
    const of = (signalId: string) => items.filter((question) => question.signalId === signalId);
    expect(of('signal-1')).toMatchObject([
      { reportingState: 'accepted', partyId: POLICE_TEAM.id, due: day(8), marks: ['overdue'] },
    ]);
    expect(of('signal-2')).toMatchObject([
      { reportingState: 'open', partyId: null, marks: ['nobody', 'assumed', 'mutual-assumption'] },
    ]);
    expect((await responsibilities(story.world.reader, { ...LIST, mark: 'mutual-assumption' })).total).toBe(
      1,
    );
    expect(
      (await responsibilities(story.world.reader, { ...LIST, mark: 'overdue', party: POLICE_TEAM.id })).total,
    ).toBe(1);
    const settled = await responsibilities(story.world.reader, { ...LIST, includeSettled: true });
    expect(settled.items.filter(({ signalId }) => signalId === 'signal-5')).toMatchObject([
      { reportingState: 'open' },
    ]);
    expect(of('signal-5')).toEqual([]);
  });

  it('orders the triage agenda by urgency, then by days without any commitment', async () => {
    await story.register(20, 'signal-8', CHAIN_DIRECTOR, { urgency: 'acute' });
    await story.world.follow();
    const { items } = await triageAgenda(story.world.reader, {
      ...LIST,
      validAt: day(21),
      knownAt: day(21),
      region: REGION,
    });
    expect(items.map(({ signalId }) => signalId)).toEqual(['signal-8', 'signal-2', 'signal-3', 'signal-1']);
    expect(items[1]).toMatchObject({
      causes: ['assumed', 'open-question'],
      daysWithoutCommitment: 21,
      withoutCommitmentSince: day(0),
    });
    expect(items[3]).toMatchObject({
      causes: ['requested', 'unkept'],
      daysWithoutCommitment: 0,
      triageRequestedAt: day(3),
    });
  });

  it('tells triage who must report all the same when consent was refused', async () => {
    await story.offer(20, 'signal-1', CHAIN_DIRECTOR, POLICE_TEAM);
    await story.on(20, CHAIN_DIRECTOR, 'signal-1', {
      type: 'record-consent',
      data: { subject: WHOLE_SIGNAL, scope: 'report', answer: 'refused' },
    });
    await story.world.follow();
    const { items } = await triageAgenda(story.world.reader, { ...LIST, region: REGION });
    expect(items.find(({ signalId }) => signalId === 'signal-1')?.dutyHoldersDespiteRefusal).toEqual([
      POLICE_TEAM.id,
    ]);
    expect(items.find(({ signalId }) => signalId === 'signal-2')?.dutyHoldersDespiteRefusal).toEqual([]);
  });

  it('counts reports, and unique persons by the number of the registry', async () => {
    const table = async () =>
      (await yearlyTables(story.world.reader, { validAt: story.world.now, knownAt: story.world.now }))
        .years[0];
    expect(await table()).toMatchObject({
      year: 2031,
      reports: 2,
      reportsNotAcknowledged: 1,
      uniquePersons: 1,
      organRemovalReports: 1,
    });
    const { data } = await story.fact('signal-4', 'signal.person-identified.v1');
    const branchId = await story.branchOf('signal-4', POLICE_TEAM);
    await story.on(20, POLICE_TEAM, 'signal-4', {
      type: 'offer-hand-off',
      data: { branchId, to: [CARE_COORDINATOR], keepsCustody: true, legalBasis: null },
    });
    await story.accept(20, 'signal-4', CARE_COORDINATOR);
    await story.on(20, CARE_COORDINATOR, 'signal-4', {
      type: 'record-consent',
      data: { subject: data.personId, scope: 'report', answer: 'given' },
    });
    await story.on(20, CARE_COORDINATOR, 'signal-4', {
      type: 'submit-report',
      data: { subject: data.personId, criteria: [], legalBasis: 'consent', complete: true },
    });
    const { data: report } = await story.fact('signal-4', 'signal.report-submitted.v1');
    await story.on(
      20,
      { ...CARE_COORDINATOR, id: 'comensha-1', role: 'comensha', region: null },
      'signal-4',
      {
        type: 'acknowledge-report',
        data: { reportId: report.reportId, registryNumber: 'M-2031-2', registryPersonNumber: 'P-1' },
      },
    );
    await story.world.follow();
    const twice = await table();
    expect(twice).toMatchObject({
      reports: 3,
      uniquePersons: 1,
      reportsByBody: { police: 2, 'care-coordinators': 1 },
    });
    expect(twice?.personsByFormAndRegion).toMatchObject({
      'organ-removal': { europe: 1 },
      sexual: { europe: 1 },
      labour: { europe: 0 },
    });
  });

  it('shows a path with both times, corrections, and where it left the route', async () => {
    await story.correct('signal-1', 'signal.hand-off-accepted.v1', {
      kind: 'occurred-at',
      occurredAt: day(1.5),
    });
    await story.world.follow();
    const path = await signalPath(story.world.reader, { ...AS_OF, signalId: 'signal-1' });
    expect(path?.custody).toMatchObject([
      { party: ATTENTION_OFFICER, state: 'passed-on', from: day(0), to: day(2) },
      { party: CHAIN_DIRECTOR, state: 'held', from: day(1.5), to: null },
    ]);
    expect(path?.facts.find(({ type }) => type === 'signal.hand-off-accepted.v1')).toMatchObject({
      occurredAt: day(2),
      correction: { kind: 'occurred-at', occurredAt: day(1.5) },
    });
    expect(path?.deviations.map(({ kind }) => kind)).toContain('norm-exceeded');
    expect(
      (await signalPath(story.world.reader, { ...AS_OF, signalId: 'signal-2' }))?.decisions,
    ).toMatchObject([
      {
        meetingId: MEETING,
        kind: 'action',
        answer: 'arrange-care',
        partyId: CARE_COORDINATOR.id,
        fate: 'pending',
      },
    ]);
  });

  it('puts in a tray what lies there, and what was passed on', async () => {
    const tray = async (party: string) =>
      (await inTray(story.world.reader, { ...LIST, party })).items
        .map(({ kind, signalId }) => `${kind} ${signalId}`)
        .sort();
    expect(await tray(CHAIN_DIRECTOR.id)).toEqual(['feedback signal-1', 'held signal-1', 'offered signal-2']);
    expect(await tray(ATTENTION_OFFICER.id)).toEqual([
      'held signal-2',
      'held signal-3',
      'passed-on signal-1',
    ]);
    expect(await tray(POLICE_TEAM.id)).toEqual(['held signal-4', 'reporting signal-1']);
    expect(await tray(CARE_COORDINATOR.id)).toEqual(['action signal-2']);
  });

  it('tells a meeting what is unanswered, and a reporter nothing that names anybody', async () => {
    expect(await meeting(story.world.reader, MEETING, AS_OF)).toMatchObject({
      state: 'planned',
      agenda: [{ signalId: 'signal-2', cause: 'assumed' }],
      unanswered: [{ signalId: 'signal-2', subject: WHOLE_SIGNAL }],
    });
    const shown = await receipt(story.world.reader, RECEIPT_HASH, AS_OF);
    expect(shown).toEqual({
      ...AS_OF,
      receivedAt: day(0),
      pickedUp: true,
      heldAt: ['regional-gate'],
      state: 'live',
      generated: false,
      feedback: [{ outcome: 'picked-up', at: day(0.5) }],
    });
  });
});

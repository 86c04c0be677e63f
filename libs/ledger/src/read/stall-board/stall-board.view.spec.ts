import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stallBoard, type StallBoardCriteria } from '#ledger';
import {
  ATTENTION_OFFICER,
  CHAIN_DIRECTOR,
  day,
  LOOKING_AT,
  NORM_DAYS,
  POLICE_TEAM,
  REGION,
  Story,
} from '#ledger/testing';
import { OTHER_REGION } from '#party/testing';
import { STALL_KINDS, type StallKind } from '#route';
import { WHOLE_SIGNAL } from '#signal';

describe('the stall board', () => {
  let story: Story;
  beforeEach(async () => {
    story = await Story.told();
  });
  afterEach(() => story.close());

  const ask = (criteria: Partial<StallBoardCriteria> = {}, at = LOOKING_AT) =>
    stallBoard(story.world.reader, {
      validAt: at,
      knownAt: story.world.now,
      page: 1,
      pageSize: 200,
      ...criteria,
    });

  it.each<[StallKind, string, string, number]>([
    ['offered-not-accepted', 'signal-2', CHAIN_DIRECTOR.id, 1],
    ['held-past-date', 'signal-3', ATTENTION_OFFICER.id, 5],
    ['accepted-no-decision', 'signal-3', ATTENTION_OFFICER.id, 5],
    ['awaiting-consent', 'signal-1', CHAIN_DIRECTOR.id, 3],
    ['awaiting-triage', 'signal-1', CHAIN_DIRECTOR.id, 3],
    ['no-reporter', 'signal-2', ATTENTION_OFFICER.id, 0],
    ['reporter-overdue', 'signal-1', POLICE_TEAM.id, 8],
    ['not-acknowledged', 'signal-4', POLICE_TEAM.id, 3],
    ['feedback-due', 'signal-1', CHAIN_DIRECTOR.id, 2],
  ])('shows %s', async (kind, signalId, partyId, since) => {
    const found = (await ask({ kind })).items.find((stall) => stall.signalId === signalId);
    expect(found).toMatchObject({
      kind,
      partyId,
      since: day(since),
      ageDays: 20 - since,
      normDays: NORM_DAYS,
      daysOverNorm: 18 - since,
    });
  });

  it('shows every kind there is, the longest over its norm first', async () => {
    const { items } = await ask();
    expect([...new Set(items.map(({ kind }) => kind))].sort()).toEqual([...STALL_KINDS].sort());
    const over = items.map(({ daysOverNorm }) => daysOverNorm ?? -1);
    expect(over).toEqual([...over].sort((a, b) => b - a));
  });

  it('shows nothing that waits no longer than its norm, unless asked', async () => {
    expect((await ask({ kind: 'offered-not-accepted' }, day(3))).items).toEqual([]);
    expect((await ask({ kind: 'offered-not-accepted' }, day(3.01))).items).toHaveLength(1);
    const [within] = (await ask({ kind: 'offered-not-accepted', includeWithinNorm: true }, day(2))).items;
    expect(within).toMatchObject({ ageDays: 1, daysOverNorm: -1 });
  });

  it('shows what waits where there is no norm only when asked, and says that there is none', async () => {
    const inspector = { ...ATTENTION_OFFICER, id: 'inspector-1', role: 'inspector' } as const;
    await story.register(20, 'signal-9', inspector);
    await story.world.follow();
    const at = day(40);
    story.world.now = at;
    const board = (includeWithoutNorm: boolean) => ask({ party: inspector.id, includeWithoutNorm }, at);
    expect((await board(false)).items).toEqual([]);
    expect((await board(true)).items[0]).toMatchObject({
      signalId: 'signal-9',
      normDays: null,
      daysOverNorm: null,
    });
  });

  it('takes the norm of the version in force at that instant', async () => {
    await story.publish(day(19), 100);
    await story.world.follow();
    expect((await ask()).items).toEqual([]);
    expect((await ask({}, day(18.9))).items.length).toBeGreaterThan(0);
  });

  it('shows a question that was put off only once its date has passed', async () => {
    await story.register(20, 'signal-9', CHAIN_DIRECTOR);
    const until = day(25);
    await story.on(20, CHAIN_DIRECTOR, 'signal-9', {
      type: 'defer-reporting',
      data: { subject: WHOLE_SIGNAL, until, via: { kind: 'decision' } },
    });
    story.world.now = day(40);
    await story.world.follow();
    const noReporter = async (at: string) =>
      (await ask({ kind: 'no-reporter', includeWithinNorm: true }, at)).items.filter(
        ({ signalId }) => signalId === 'signal-9',
      );
    expect(await noReporter(day(24))).toEqual([]);
    expect(await noReporter(day(28))).toMatchObject([{ since: until, ageDays: 3 }]);
  });

  it('asks nothing of a signal that has ended', async () => {
    expect(
      (await ask({ includeWithoutNorm: true, includeWithinNorm: true })).items.filter(
        ({ signalId }) => signalId === 'signal-5',
      ),
    ).toEqual([]);
  });

  it('is narrowed by kind, gate, party, region, form and urgency', async () => {
    const all = (await ask()).total;
    expect((await ask({ gate: POLICE_TEAM.role })).items.every(({ gate }) => gate === POLICE_TEAM.role)).toBe(
      true,
    );
    expect(
      (await ask({ party: CHAIN_DIRECTOR.id })).items.every(({ partyId }) => partyId === CHAIN_DIRECTOR.id),
    ).toBe(true);
    expect((await ask({ region: REGION })).total).toBe(all);
    expect((await ask({ region: OTHER_REGION })).total).toBe(0);
    expect((await ask({ form: 'sexual' })).total).toBe(0);
    expect((await ask({ urgency: 'acute' })).items.every(({ signalId }) => signalId === 'signal-4')).toBe(
      true,
    );
    expect((await ask({ sort: 'oldest' })).items[0]?.since).toBe(day(0));
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import {
  dropOutCounts,
  dropOuts,
  feedbackDue,
  inTray,
  meeting,
  meetings,
  parties,
  receipt,
  responsibilities,
  routeVersions,
  signalPath,
  signals,
  stallBoard,
  triageAgenda,
  yearlyTables,
  type AsOf,
  type Listed,
  type Page,
} from '#ledger';
import {
  ATTENTION_OFFICER,
  CHAIN_DIRECTOR,
  day,
  LedgerWorld,
  LOOKING_AT,
  MEETING,
  POLICE_TEAM,
  RECEIPT_HASH,
  REGION,
  Story,
} from '#ledger/testing';
import { WHOLE_SIGNAL } from '#signal';

const FIRST = { page: 1, pageSize: 200 };

interface View {
  readonly ask: (reader: DataSource, asOf: AsOf) => Promise<unknown>;
  /** Records on day 21 something that happened before day 20. */
  readonly late: (story: Story) => Promise<void>;
  /** Records on day 21 that something had been recorded wrongly. */
  readonly correcting: (story: Story) => Promise<void>;
}

const lateAcceptance = (story: Story) => story.accept(2, 'signal-2', CHAIN_DIRECTOR);
const offeredLater = (story: Story) =>
  story.correct('signal-2', 'signal.hand-off-offered.v1', { kind: 'occurred-at', occurredAt: day(19) });
const lateEnd = (story: Story) => story.end(10, 'signal-3', ATTENTION_OFFICER, 'wrong-desk');
const endedOtherwise = (story: Story) =>
  story.correct('signal-5', 'signal.branch-ended.v1', { kind: 'data', fields: { reason: 'wrong-desk' } });
const lateReport = (story: Story) => story.submit(7, 'signal-1', POLICE_TEAM);
const dueLater = (story: Story) =>
  story.correct('signal-1', 'signal.reporting-assigned.v1', { kind: 'data', fields: { due: day(30) } });
const lateEnrichment = async (story: Story) => {
  const branchId = await story.branchOf('signal-1', CHAIN_DIRECTOR);
  const changes = {
    forms: null,
    urgency: 'acute',
    personCount: null,
    region: null,
    municipality: null,
  } as const;
  await story.on(10, CHAIN_DIRECTOR, 'signal-1', { type: 'enrich-signal', data: { branchId, ...changes } });
};
const otherForm = (story: Story) =>
  story.correct('signal-1', 'signal.registered.v1', { kind: 'data', fields: { forms: ['criminal'] } });
const lateFeedback = async (story: Story) => {
  const { data } = await story.fact('signal-1', 'signal.feedback-owed.v1');
  await story.on(5, CHAIN_DIRECTOR, 'signal-1', {
    type: 'give-feedback',
    data: { dutyId: data.dutyId, outcome: 'picked-up' },
  });
};
const decide = (answer: 'waive' | 'defer', days: number) => (story: Story) =>
  story.world
    .meeting(
      MEETING,
      {
        type: 'decide-reporting',
        data: {
          signalId: 'signal-2',
          subject: WHOLE_SIGNAL,
          answer: answer === 'waive' ? { kind: 'waive', reason: 'other' } : { kind: 'defer', until: day(40) },
        },
      },
      CHAIN_DIRECTOR,
      day(days),
    )
    .then(() => undefined);
const rename = (name: string, days: number) => (story: Story) =>
  story.world.renameParty(ATTENTION_OFFICER, name, day(days)).then(() => undefined);

const VIEWS: Readonly<Record<string, View>> = {
  signals: {
    ask: (reader, asOf) => signals(reader, { ...asOf, ...FIRST }),
    late: lateEnrichment,
    correcting: otherForm,
  },
  'signal path': {
    ask: async (reader, asOf) => {
      const path = await signalPath(reader, { ...asOf, signalId: 'signal-1' });
      return path === undefined ? undefined : { ...path, facts: path.facts.length };
    },
    late: lateEnrichment,
    correcting: otherForm,
  },
  'facts of a signal path': {
    ask: async (reader, asOf) => (await signalPath(reader, { ...asOf, signalId: 'signal-1' }))?.facts,
    late: lateEnrichment,
    correcting: otherForm,
  },
  'decisions on a signal path': {
    ask: async (reader, asOf) => (await signalPath(reader, { ...asOf, signalId: 'signal-2' }))?.decisions,
    late: decide('defer', 10.5),
    correcting: decide('waive', 10.5),
  },
  'stall board': {
    ask: (reader, asOf) => stallBoard(reader, { ...asOf, ...FIRST }),
    late: lateAcceptance,
    correcting: offeredLater,
  },
  'in-tray': {
    ask: (reader, asOf) => inTray(reader, { ...asOf, ...FIRST, party: CHAIN_DIRECTOR.id }),
    late: lateAcceptance,
    correcting: offeredLater,
  },
  'drop-outs': {
    ask: (reader, asOf) => dropOuts(reader, { ...asOf, ...FIRST }),
    late: lateEnd,
    correcting: endedOtherwise,
  },
  'drop-out counts': {
    ask: (reader, asOf) =>
      dropOutCounts(reader, {
        ...asOf,
        ...FIRST,
        groupBy: ['gate', 'reason', 'form', 'municipality', 'period'],
        period: 'month',
      }),
    late: lateEnd,
    correcting: endedOtherwise,
  },
  'responsibility ledger': {
    ask: (reader, asOf) => responsibilities(reader, { ...asOf, ...FIRST, includeSettled: true }),
    late: lateReport,
    correcting: dueLater,
  },
  'triage agenda': {
    ask: (reader, asOf) => triageAgenda(reader, { ...asOf, ...FIRST, region: REGION }),
    late: lateReport,
    correcting: dueLater,
  },
  'feedback due': {
    ask: (reader, asOf) => feedbackDue(reader, { ...asOf, ...FIRST }),
    late: lateFeedback,
    correcting: (story) =>
      story.correct('signal-1', 'signal.feedback-owed.v1', { kind: 'occurred-at', occurredAt: day(4) }),
  },
  'yearly tables': {
    ask: yearlyTables,
    late: lateReport,
    correcting: (story) =>
      story.correct('signal-4', 'signal.person-identified.v1', {
        kind: 'data',
        fields: { nationalityRegion: 'africa' },
      }),
  },
  meetings: {
    ask: (reader, asOf) => meetings(reader, { ...asOf, ...FIRST }),
    late: (story) =>
      story.world
        .meeting(MEETING, { type: 'cancel-meeting', data: {} }, CHAIN_DIRECTOR, day(12))
        .then(() => undefined),
    correcting: (story) =>
      story.world
        .meeting(MEETING, { type: 'cancel-meeting', data: {} }, CHAIN_DIRECTOR, day(13))
        .then(() => undefined),
  },
  'one meeting': {
    ask: (reader, asOf) => meeting(reader, MEETING, asOf),
    late: decide('defer', 10.5),
    correcting: decide('waive', 10.5),
  },
  routes: {
    ask: (reader, asOf) => routeVersions(reader, REGION, asOf),
    late: (story) => story.publish(day(15), 9),
    correcting: (story) => story.publish(day(-10), 1),
  },
  parties: {
    ask: (reader, asOf) => parties(reader, { ...asOf, ...FIRST }),
    late: rename('Loket Veldbergen', 10),
    correcting: rename('Gemeente Veldbergen', -5),
  },
  receipt: {
    ask: (reader, asOf) => receipt(reader, RECEIPT_HASH, asOf),
    late: (story) => story.end(15, 'signal-1', CHAIN_DIRECTOR, 'no-capacity'),
    correcting: (story) =>
      story.correct('signal-1', 'signal.feedback-given.v1', {
        kind: 'data',
        fields: { outcome: 'care-arranged' },
      }),
  },
};

describe.each(Object.entries(VIEWS))('%s', (_name, { ask, late, correcting }) => {
  let story: Story | undefined;
  afterEach(() => story?.close());

  it.each([
    ['late', late],
    ['correcting', correcting],
  ])(
    'shows a %s event to who knows of it, and stays as it was for who did not yet',
    async (_kind, recordedLater) => {
      story = await Story.told();
      const { world } = story;
      const then = { validAt: LOOKING_AT, knownAt: LOOKING_AT };
      const before = await ask(world.reader, then);

      world.now = day(21);
      await recordedLater(story);
      await world.follow();

      const now = { validAt: LOOKING_AT, knownAt: day(21) };
      expect({ ...((await ask(world.reader, now)) as object), ...then }).not.toEqual({
        ...(before as object),
        ...then,
      });
      expect(await ask(world.reader, then)).toEqual(before);
      expect(before).toBeDefined();
    },
  );
});

const LISTS: Readonly<
  Record<string, (reader: DataSource, criteria: AsOf & Page) => Promise<Listed<unknown>>>
> = {
  signals,
  stallBoard: (reader, criteria) =>
    stallBoard(reader, { ...criteria, includeWithoutNorm: true, includeWithinNorm: true }),
  inTray: (reader, criteria) => inTray(reader, { ...criteria, party: ATTENTION_OFFICER.id }),
  dropOuts,
  dropOutCounts: (reader, criteria) =>
    dropOutCounts(reader, { ...criteria, groupBy: ['gate', 'reason'], period: 'year' }),
  responsibilities,
  triageAgenda: (reader, criteria) => triageAgenda(reader, { ...criteria, region: REGION }),
  feedbackDue,
  meetings,
  parties,
};

describe('every list', () => {
  let world: LedgerWorld;
  afterEach(() => world.close());

  it.each(Object.entries(LISTS))('%s is empty in an empty world', async (_name, list) => {
    world = await LedgerWorld.open(LOOKING_AT);
    const criteria = { ...world.live, page: 1, pageSize: 50 };
    expect(await list(world.reader, criteria)).toEqual({ ...criteria, items: [], total: 0 });
  });

  it('of one thing is nothing in an empty world', async () => {
    world = await LedgerWorld.open(LOOKING_AT);
    const { reader, live } = world;
    expect(await signalPath(reader, { ...live, signalId: 'signal-1' })).toBeUndefined();
    expect(await meeting(reader, MEETING, live)).toBeUndefined();
    expect(await receipt(reader, RECEIPT_HASH, live)).toBeUndefined();
    expect((await routeVersions(reader, REGION, live)).versions).toEqual([]);
    expect((await yearlyTables(reader, live)).years).toEqual([]);
  });

  it('of hundreds gives each of them once, page by page, with the same total on every page', async () => {
    const story = await Story.begin();
    world = story.world;
    for (let i = 0; i < 230; i += 1)
      await story.register(i / 10, `signal-${i}`, ATTENTION_OFFICER, {
        receiptHash: i.toString(16).padStart(64, '0'),
      });
    await world.follow();
    for (const list of Object.values(LISTS)) {
      const whole = await list(world.reader, { ...world.live, page: 1, pageSize: 1000 });
      const numbers = Array.from({ length: Math.ceil(whole.total / 100) + 2 }, (_, index) => index + 1);
      const pages = await Promise.all(
        numbers.map((page) => list(world.reader, { ...world.live, page, pageSize: 100 })),
      );
      expect(pages.flatMap(({ items }) => items)).toEqual(whole.items);
      expect(pages.map(({ total }) => total)).toEqual(pages.map(() => whole.total));
      expect(whole.items).toHaveLength(whole.total);
    }
    expect((await signals(world.reader, { ...world.live, page: 3, pageSize: 100 })).total).toBe(230);
  });
});

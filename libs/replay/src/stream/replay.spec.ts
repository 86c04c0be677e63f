import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EventRegistry, type RecordedEvent } from '#event-sourcing';
import {
  ATTENTION_OFFICER,
  CHAIN_DIRECTOR,
  Chance,
  day,
  LedgerWorld,
  MEETING,
  playAtRandom,
  POLICE_TEAM,
  Story,
} from '#ledger/testing';
import { applyChanges, replayOf, revertChanges, signalPicture, type Replay } from '#replay';
import { NO_SIGNAL, signalDecider, type SignalEvent } from '#signal';
import type { Recorded } from '#event-sourcing';

const numbers = fc.array(fc.nat({ max: 400 }), { minLength: 20, maxLength: 60 });
const signal1 = { kind: 'signal', id: 'signal-1' } as const;

describe('stepping through a signal', () => {
  let story: Story;
  beforeEach(async () => {
    story = await Story.begin();
    await story.register(0, 'signal-1');
    await story.offer(1, 'signal-1', ATTENTION_OFFICER, CHAIN_DIRECTOR);
  });
  afterEach(() => story.close());

  const replayed = () => replayOf(story.world, signal1);
  const stepOf = async (type: string) => {
    const replay = await replayed();
    const revision = replay.steps().findLastIndex((step) => step.type === type);
    return replay.at(revision);
  };

  it('shows the state after each event, and what that event changed', async () => {
    await story.accept(2, 'signal-1', CHAIN_DIRECTOR);
    const [registered] = [...(await replayed()).between(0, 0, 'forward')];
    expect(registered).toMatchObject({
      revision: 0,
      state: { state: 'live', holders: [ATTENTION_OFFICER.id] },
    });
    expect(registered?.changed.map(({ path, before }) => [path, before])).toEqual([['', null]]);

    const offered = await stepOf('signal.hand-off-offered.v1');
    expect(offered?.changed).toHaveLength(1);
    expect(offered?.changed[0]).toMatchObject({
      path: expect.stringMatching(/^\/offers\//),
      before: null,
      after: { from: ATTENTION_OFFICER.id, to: CHAIN_DIRECTOR.id, since: day(1) },
    });

    const passedOn = await stepOf('signal.branch-passed-on.v1');
    expect(passedOn?.state).toMatchObject({ holders: [CHAIN_DIRECTOR.id], offers: {} });
    expect(passedOn?.changed).toContainEqual({
      path: '/holders',
      before: [ATTENTION_OFFICER.id, CHAIN_DIRECTOR.id],
      after: [CHAIN_DIRECTOR.id],
    });
  });

  it('tells who by party and role only, when, how late, and where it stands among all events', async () => {
    story.world.now = day(9.5);
    await story.world.signal(
      'signal-1',
      CHAIN_DIRECTOR,
      { type: 'decline-hand-off', data: { handOffId: await handOffId(), reason: 'no-capacity' } },
      day(3),
      day(4),
    );
    const declined = await stepOf('signal.hand-off-declined.v1');
    const stored = (await story.world.recorded()).at(-1) as RecordedEvent;
    expect(declined).toMatchObject({
      eventId: stored.id,
      position: String(stored.position),
      hash: stored.hash,
      actor: { party: CHAIN_DIRECTOR.id, role: CHAIN_DIRECTOR.role },
      occurredAt: day(3),
      sourceRecordedAt: day(4),
      recordedAt: day(9.5),
      lateBy: 'P6DT12H',
      recordedLate: true,
      storedAs: null,
    });
    expect(Object.keys(declined?.actor ?? {})).toEqual(['party', 'role']);
  });

  it('names the correction that holds of an event, and what the correction changed in the state', async () => {
    await story.accept(2, 'signal-1', CHAIN_DIRECTOR);
    await story.on(4, CHAIN_DIRECTOR, 'signal-1', {
      type: 'enrich-signal',
      data: {
        branchId: await story.branchOf('signal-1', CHAIN_DIRECTOR),
        forms: null,
        urgency: 'acute',
        personCount: null,
        region: null,
        municipality: null,
      },
    });
    await story.correct('signal-1', 'signal.enriched.v1', { kind: 'void' });
    const corrected = await stepOf('signal.fact-corrected.v1');
    expect(corrected?.changed).toEqual([{ path: '/urgency', before: 'acute', after: 'normal' }]);
    expect((await stepOf('signal.enriched.v1'))?.correctedBy).toBe(corrected?.eventId);
    expect((await stepOf('signal.enriched.v1'))?.state).toMatchObject({ urgency: 'acute' });
    expect((await stepOf('signal.hand-off-offered.v1'))?.correctedBy).toBeNull();
  });

  it('has nothing to show of what was never recorded', async () => {
    const nothing = await replayOf(story.world, { kind: 'signal', id: 'no-such-signal' });
    expect([nothing.length, nothing.at(0)]).toEqual([0, undefined]);
    expect((await replayed()).at(-1)).toBeUndefined();
  });

  const handOffId = async () => (await story.fact('signal-1', 'signal.hand-off-offered.v1')).data.handOffId;
});

it('shows an event in its newest version, and beside it as it was stored', async () => {
  const story = await Story.begin();
  await story.register(0, 'signal-1', POLICE_TEAM);
  const old = { types: ['signal.registered.v1'], upcasters: [] };
  const [first] = await story.world.store.readStream('signal-signal-1');
  const store = {
    ...story.world.store,
    readStream: () => Promise.resolve([asVersion0(first as RecordedEvent)]),
  };
  const registry = new EventRegistry({
    types: old.types,
    upcasters: [
      {
        from: 'signal.registered.v0',
        to: 'signal.registered.v1',
        upcast: (data) => ({ ...(data as object), urgency: 'normal' }),
      },
    ],
  });
  const replay = await replayOf({ store: store as unknown as typeof story.world.store, registry }, signal1);
  expect(replay.at(0)).toMatchObject({
    type: 'signal.registered.v1',
    data: { urgency: 'normal' },
    storedAs: { type: 'signal.registered.v0', data: { urgency: 'usual' } },
    state: { urgency: 'normal' },
  });
  await story.close();
});

it('steps through a meeting', async () => {
  const story = await Story.told();
  const replay = await replayOf(story.world, { kind: 'meeting', id: MEETING });
  const [, onAgenda, decided] = [...replay.between(0, 9, 'forward')];
  expect(onAgenda).toMatchObject({
    type: 'triage.signal-put-on-agenda.v1',
    changed: [
      { path: '/agenda/signal-2', before: null, after: { cause: 'assumed', subjects: ['signal'] } },
      { path: '/undecided', before: [], after: [{ signalId: 'signal-2', subject: 'signal' }] },
    ],
  });
  expect(Object.values(decided?.state?.decisions ?? {})).toMatchObject([
    { kind: 'action', what: 'arrange-care', state: 'agreed', party: 'care-coordinator-1' },
  ]);
  await story.close();
});

describe('of any history', () => {
  it('stepping forward, stepping backward and folding from nothing lead to the same state', async () => {
    let corrections = 0;
    await fc.assert(
      fc.asyncProperty(numbers, fc.integer({ min: 1, max: 40 }), async (chosen, steps) => {
        const world = await LedgerWorld.open(day(0));
        try {
          await playAtRandom(world, new Chance(chosen), steps);
          for (const id of ['signal-a', 'signal-b']) {
            const replay = await replayOf(world, { kind: 'signal', id });
            corrections += replay.steps().filter(({ correctedBy }) => correctedBy !== null).length;
            expectOneTruth(replay, await world.store.readStream(`signal-${id}`));
          }
        } finally {
          await world.close();
        }
      }),
      { numRuns: 40 },
    );
    // The property says little unless some facts were put right.
    expect(corrections).toBeGreaterThan(3);
  });
});

function expectOneTruth(replay: Replay<'signal'>, events: readonly RecordedEvent[]): void {
  const last = replay.length - 1;
  const forward = [...replay.between(0, last, 'forward')];
  const backward = [...replay.between(0, last, 'backward')].reverse();
  expect(backward).toEqual(forward);
  let ahead: unknown = null;
  for (const [index, { state, changed }] of forward.entries()) {
    const folded = events
      .slice(0, index + 1)
      .reduce((before, event) => signalDecider.evolve(before, event as Recorded<SignalEvent>), NO_SIGNAL);
    expect(state).toEqual(signalPicture(folded));
    ahead = applyChanges(ahead, changed);
    expect(ahead).toEqual(state);
  }
  let back: unknown = ahead;
  for (const { state, changed } of backward.reverse()) {
    expect(back).toEqual(state);
    back = revertChanges(back, changed);
  }
  expect(back).toBeNull();
}

function asVersion0(event: RecordedEvent): RecordedEvent {
  return { ...event, type: 'signal.registered.v0', data: { ...(event.data as object), urgency: 'usual' } };
}

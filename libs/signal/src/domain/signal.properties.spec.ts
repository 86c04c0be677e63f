import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConcurrencyError, CommandRunner, EventRegistry, uuidFrom, type EventStore } from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';
import {
  contradictionIn,
  effectiveFacts,
  NO_SIGNAL,
  signalDecider,
  signalEventTypes,
  type SignalEvent,
} from '#signal';
import { Chance, ConcurrentDesks, STREAM, type Facts, type Sent } from '#signal/testing';

const RUNS = 120;
const numbers = fc.array(fc.nat({ max: 400 }), { minLength: 20, maxLength: 60 });

describe('any signal, whoever does what at the same time', () => {
  it('keeps its promises, in every order of recording and with every correction', async () => {
    const reached = new Map<string, number>();
    const reach = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);
    await fc.assert(
      fc.asyncProperty(fc.tuple(numbers, numbers, numbers), async (scripts) => {
        const store = new MemoryEventStore();
        countConflicts(store, () => reach('conflict'));
        const desks = new ConcurrentDesks(store);
        await desks.register(new Chance(scripts[0]));
        await Promise.all(scripts.map((script) => desks.work(new Chance(script), 25)));

        const facts = await desks.facts();
        const believed = effectiveFacts(facts);
        expectHeldUntilEnded(facts, believed);
        expectOneStateOfEachQuestion(facts);
        expectNoContradiction(facts);
        expectOneOutcomePerHandOff(believed);
        expectFeedbackOnce(believed);
        await expectSameAgain(store, desks.sent);

        for (const { type } of believed) reach(type);
        if (facts.length > believed.length + 1) reach('corrected');
        if (isSplit(believed)) reach('split');
        for (const code of desks.refusals) reach(code);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    // The properties say nothing unless the histories get this far.
    for (const deep of DEEP) expect([deep, (reached.get(deep) ?? 0) > 3]).toEqual([deep, true]);
  }, 60_000);
});

const DEEP = [
  'signal.hand-off-accepted.v1',
  'signal.branch-passed-on.v1',
  'signal.custody-taken-over.v1',
  'signal.ended.v1',
  'signal.reopened.v1',
  'signal.merge-undone.v1',
  'signal.person-identified.v1',
  'signal.report-submitted.v1',
  'signal.report-acknowledged.v1',
  'signal.feedback-given.v1',
  'split',
  'corrected',
  'conflict',
  'revision-mismatch',
  'correction-contradicts-history',
];

/** Valid time, from the facts alone: between the first branch and the last, nobody holds it only while it has ended. */
function expectHeldUntilEnded(facts: Facts, believed: Facts): void {
  const spells = new Map<string, { from: string; to: string }>();
  const open = (id: string, from: string) => spells.set(id, { from, to: '9999' });
  const close = (id: string, to: string) => spells.set(id, { from: spells.get(id)?.from ?? to, to });
  const reopenings = new Set<string>();
  for (const { type, data, occurredAt } of believed) {
    if (type === 'signal.registered.v1' || type === 'signal.hand-off-accepted.v1')
      open(data.branchId, occurredAt);
    if (type === 'signal.branch-passed-on.v1' || type === 'signal.branch-ended.v1')
      close(data.branchId, occurredAt);
    if (type === 'signal.custody-taken-over.v1') {
      close(data.branchId, occurredAt);
      open(data.newBranchId, occurredAt);
    }
    if (type === 'signal.reopened.v1') open(data.branchId, occurredAt);
    if (type === 'signal.merge-undone.v1')
      for (const { branchId } of data.reopened) open(branchId, occurredAt);
    if (type === 'signal.reopened.v1' || type === 'signal.merge-undone.v1') reopenings.add(occurredAt);
  }
  let heldUntil = believed[0]?.occurredAt ?? '';
  for (const { from, to } of [...spells.values()].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > heldUntil) expect(reopenings).toContain(from);
    if (to > heldUntil) heldUntil = to;
  }
  const { signal } = facts.reduce(signalDecider.evolve, NO_SIGNAL);
  expect(signal?.endedAt ?? '9999').toBe(heldUntil);
}

/** The spells of each question follow each other without a gap and without an overlap, and the last one still is. */
function expectOneStateOfEachQuestion(facts: Facts): void {
  const { signal } = facts.reduce(signalDecider.evolve, NO_SIGNAL);
  for (const { spells } of signal?.questions ?? []) {
    expect(spells.map(({ until }) => until)).toEqual([...spells.slice(1).map(({ since }) => since), null]);
    expect(spells.every(({ since, until }) => until === null || since <= until)).toBe(true);
  }
  const asked = (signal?.questions ?? []).filter(({ specifiedAt }) => specifiedAt === null);
  const persons = (signal?.persons ?? []).map(({ id }) => id);
  expect(asked.map(({ subject }) => subject)).toEqual(persons.length === 0 ? ['signal'] : persons);
}

function expectNoContradiction(facts: Facts): void {
  // Only whole appends: what one command records is stored at once.
  const ends = facts.flatMap(({ commandId }, index) =>
    facts[index + 1]?.commandId === commandId ? [] : [index + 1],
  );
  expect(ends.map((end) => contradictionIn(facts.slice(0, end))).filter((code) => code !== null)).toEqual([]);
}

function expectOneOutcomePerHandOff(believed: Facts): void {
  const outcomes = ['accepted', 'declined', 'withdrawn'].map((outcome) => `signal.hand-off-${outcome}.v1`);
  const answered = believed
    .filter(({ type }) => outcomes.includes(type))
    .map(({ data }) => (data as { handOffId: string }).handOffId);
  expect(answered).toEqual([...new Set(answered)]);
}

function expectFeedbackOnce(believed: Facts): void {
  const given = believed.flatMap((fact) =>
    fact.type === 'signal.feedback-given.v1' ? [fact.data.dutyId] : [],
  );
  expect(given).toEqual([...new Set(given)]);
}

/** The same command again: the decider decides the same, and the runner answers as the first time and records nothing. */
async function expectSameAgain(store: EventStore, sent: readonly Sent[]): Promise<void> {
  const elsewhere = new CommandRunner(
    store,
    new EventRegistry(signalEventTypes),
    () => '2099-01-01T00:00:00.000Z',
  );
  const before = (await store.readStream(STREAM)).length;
  for (const { command, envelope, state, now, eventIds } of sent) {
    const id = (name: string) => uuidFrom(envelope.commandId, name);
    const context = { now, occurredAt: envelope.occurredAt ?? now, actor: envelope.actor, id };
    const decide = (): readonly SignalEvent[] => signalDecider.decide(state, command, context);
    expect(decide()).toEqual(decide());
    expect(decide()).toHaveLength(eventIds.length);
    const answer = await elsewhere.run(signalDecider, STREAM, command, envelope);
    expect(answer).toMatchObject({ replayed: true });
    expect(answer.events.map((event) => event.id)).toEqual(eventIds);
  }
  expect(await store.readStream(STREAM)).toHaveLength(before);
}

function isSplit(believed: Facts): boolean {
  const splits = believed.flatMap((fact) =>
    fact.type === 'signal.hand-off-offered.v1' ? [fact.data.splitId] : [],
  );
  const passedOn = believed.flatMap((fact) =>
    fact.type === 'signal.branch-passed-on.v1' ? [fact.data.splitId] : [],
  );
  return passedOn.some((splitId) => splits.filter((other) => other === splitId).length > 1);
}

function countConflicts(store: MemoryEventStore, count: () => void): void {
  const append = store.append.bind(store);
  store.append = async (...args) => {
    try {
      return await append(...args);
    } catch (error) {
      if (error instanceof ConcurrencyError) count();
      throw error;
    }
  };
}

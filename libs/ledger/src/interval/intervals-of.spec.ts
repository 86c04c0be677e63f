import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#event-sourcing';
import { believed, Chance, LedgerWorld, playAtRandom } from '#ledger/testing';
import { intervalsOf, type Interval, type Lane } from '#ledger';
import { mutualAssumptions, openBranches, reportingQuestions } from '#signal';

const START = '2031-03-03T09:00:00.000Z';
const RUNS = 40;

async function randomStreams(
  numbers: readonly number[],
  steps: number,
): Promise<readonly (readonly RecordedEvent[])[]> {
  const world = await LedgerWorld.open(START);
  await playAtRandom(world, new Chance(numbers), steps);
  const events = await world.recorded();
  await world.close();
  return [...Map.groupBy(events, (event) => event.stream).values()];
}

function afterAnyHistory(check: (facts: readonly RecordedEvent[], intervals: readonly Interval[]) => void) {
  return fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(1_000_000), { minLength: 30, maxLength: 200 }),
      fc.integer({ min: 5, max: 80 }),
      async (numbers, steps) => {
        for (const facts of await randomStreams(numbers, steps)) check(facts, intervalsOf(facts));
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
}

/** What one line of a comparison says. */
function line(...words: readonly unknown[]): string {
  return words.map(String).join(' ');
}

describe('the intervals of a signal, after any history', () => {
  it(
    'say of now what the signal itself believes',
    () =>
      afterAnyHistory((facts, intervals) => {
        const signal = believed(facts);
        if (signal === null) throw new Error('Nothing was registered');
        const open = (...lanes: Lane[]) =>
          intervals.filter(({ lane, closedBy }) => lanes.includes(lane) && closedBy === null);
        const instant = (millis: number | null) => (millis === null ? null : new Date(millis).toISOString());
        const sorted = (texts: readonly string[]) => [...texts].sort();

        expect(sorted(open('custody').map(({ ref, party }) => line(ref, party?.id)))).toEqual(
          sorted(openBranches(signal).map(({ id, holder }) => line(id, holder.id))),
        );
        expect(sorted(open('offer').map(({ ref }) => ref))).toEqual(
          sorted(signal.handOffs.filter(({ outcome }) => outcome === 'pending').map(({ id }) => id)),
        );
        expect(sorted(open('hold').map(({ ref, due }) => line(ref, instant(due))))).toEqual(
          sorted(
            openBranches(signal).flatMap(({ id, hold }) => (hold === null ? [] : [line(id, hold.until)])),
          ),
        );
        // A question that was still unanswered when the signal ended is cut there: its present piece began later.
        const since = (state: string, at: string | null) =>
          state === 'open' || state === 'deferred' ? '' : at;
        const asked = open('reporting', 'reporting-settled').map((q) =>
          line(q.subject, q.state, q.party?.id, since(q.state, instant(q.from))),
        );
        expect(sorted(asked)).toEqual(
          sorted(
            reportingQuestions(signal).map((q) =>
              line(q.subject, q.state, q.party?.id, since(q.state, q.since)),
            ),
          ),
        );
        const relied = open('assumption').map((a) => line(a.subject, a.party?.id, a.other?.id));
        expect(sorted(relied)).toEqual(
          sorted(
            signal.assumptions
              .filter(({ until }) => until === null)
              .map((a) => line(a.subject, a.by.id, a.reliesOn.id)),
          ),
        );
        expect(mutualAssumptions(signal).length * 2).toBe(
          relied.filter((line) =>
            relied.includes(
              line
                .split(' ')
                .map((word, at, words) => words[at === 0 ? 0 : 3 - at])
                .join(' '),
            ),
          ).length,
        );
        expect(sorted(open('feedback-duty').map(({ ref }) => ref))).toEqual(
          sorted(signal.duties.filter(({ givenAt }) => givenAt === null).map(({ id }) => id)),
        );
        expect(
          sorted(open('consent', 'consent-asked').map((c) => line(c.subject, c.reason, c.state))),
        ).toEqual(sorted(signal.consents.map((c) => line(c.subject, c.scope, c.state))));
        expect(
          sorted(
            open('report', 'report-pending').map((r) =>
              line(r.ref, r.state === 'acknowledged', r.detail['complete']),
            ),
          ),
        ).toEqual(sorted(signal.reports.map((r) => line(r.id, r.acknowledgedAt !== null, r.complete))));
        expect(open('triage-wait')).toHaveLength(
          signal.triageWaits.filter(({ until }) => until === null).length,
        );
        expect(open('person')).toHaveLength(signal.persons.length);
        const [profile] = open('profile');
        expect(profile?.state).toBe(signal.endedAt === null ? 'live' : 'ended');
        expect(profile?.detail['forms']).toEqual(signal.forms);
        if (signal.endedAt !== null) expect(open('undecided')).toEqual([]);
      }),
    120_000,
  );

  it(
    'leave no instant without custody before the end, nor with two answers to one reporting question',
    () =>
      afterAnyHistory((facts, intervals) => {
        const edges = [...new Set(intervals.flatMap(({ from, to }) => [from, to]))];
        const received = Math.min(
          ...intervals.filter(({ lane }) => lane === 'profile').map(({ from }) => from),
        );
        for (const at of edges.filter((edge) => edge >= received && edge < Date.UTC(2040, 0))) {
          const so = intervals.filter(({ from, to }) => from <= at && at < to);
          const of = (...lanes: Lane[]) => so.filter(({ lane }) => lanes.includes(lane));
          expect(of('profile')).toHaveLength(1);
          expect(of('custody').length > 0).toBe(of('profile')[0]?.state === 'live');
          const subjects = of('reporting', 'reporting-settled').map(({ subject }) => subject);
          expect(new Set(subjects).size).toBe(subjects.length);
          expect(subjects.length).toBeGreaterThan(0);
          const branches = of('custody').map(({ ref }) => ref);
          for (const { ref } of of('undecided')) expect(branches).toContain(ref.split(' ')[0]);
        }
        for (const { openedBy, closedBy } of intervals) {
          expect(facts.some(({ id }) => id === openedBy)).toBe(true);
          if (closedBy !== null) expect(facts.some(({ id }) => id === closedBy)).toBe(true);
        }
      }),
    120_000,
  );
});

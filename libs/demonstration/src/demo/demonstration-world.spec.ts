import { describe, expect, it } from '@jest/globals';
import { END_REASONS, type EndReason } from '#signal';
import { buildDemonstrationWorld, scripts, tenOClock } from './demonstration-world.js';
import { Random } from './random.js';
import type { WorldRuntime } from './world-runtime.js';
import { CommandRunner, EventRegistry, type Instant, type RecordedEvent } from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { meetingEventTypes } from '#triage';

const TODAY: Instant = '2026-03-10T12:00:00.000Z';

/** A world in memory without automations: enough to see what the builder itself records. */
class MemoryWorld implements WorldRuntime {
  private now: Instant = TODAY;
  readonly store = new MemoryEventStore(() => this.now);
  readonly commands = new CommandRunner(
    this.store,
    new EventRegistry(partyEventTypes, routeEventTypes, signalEventTypes, meetingEventTypes),
    () => this.now,
  );
  setClock(now: Instant): void {
    this.now = now;
  }
  settled(): Promise<void> {
    return Promise.resolve();
  }
  async events(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const batch of this.store.readAll()) events.push(...batch.events);
    return events;
  }
}

async function built(seed: number, runtime = new MemoryWorld()): Promise<RecordedEvent[]> {
  await buildDemonstrationWorld({ runtime, today: TODAY, seed });
  return runtime.events();
}

describe('the demonstration world', () => {
  it('tells every story that the rules allow, with every end reason', () => {
    const sends = scripts(TODAY, new Random(1)).flatMap((script) => script.sends);
    const reasons = new Set(
      sends.flatMap(({ command }) => (command.type === 'end-branch' ? [command.data.reason] : [])),
    );
    const byMerge: EndReason = 'duplicate';
    expect([...reasons, byMerge].sort()).toEqual([...END_REASONS].sort());
    expect(sends.some(({ command }) => command.type === 'merge-signal')).toBe(true);
  });

  it('is the same world for the same seed and day, event for event', async () => {
    const [first, second, other] = [await built(7), await built(7), await built(8)];
    expect(second).toEqual(first);
    expect(other.map((event) => event.id)).not.toEqual(first.map((event) => event.id));
  });

  it('marks all that can be marked as generated, and records nothing later than its today', async () => {
    const events = await built(7);
    const marked = events.filter((event) =>
      /^(signal\.registered|party\.registered|route\.published|triage\.meeting-planned)/.test(event.type),
    );
    expect(marked.length).toBeGreaterThan(150);
    expect(marked.every((event) => (event.data as { generated: boolean }).generated)).toBe(true);
    expect(events.every((event) => event.recordedAt <= TODAY && event.occurredAt <= event.recordedAt)).toBe(
      true,
    );
  });

  it('is completed when its making broke off', async () => {
    const whole = await built(7);
    const world = new MemoryWorld();
    let left = 400;
    const crashing: WorldRuntime = {
      commands: world.commands,
      settled: () => world.settled(),
      setClock: (now) => {
        left -= 1;
        if (left === 0) throw new Error('the lights went out');
        world.setClock(now);
      },
    };
    await expect(buildDemonstrationWorld({ runtime: crashing, today: TODAY, seed: 7 })).rejects.toThrow(
      'lights',
    );
    const completed = await built(7, world);
    expect(completed.map((event) => event.id).sort()).toEqual(whole.map((event) => event.id).sort());
  });

  it('plans meetings at ten in the morning, in summer and in winter', () => {
    expect(tenOClock('2026-01-15T20:00:00.000Z')).toBe('2026-01-15T09:00:00.000Z');
    expect(tenOClock('2026-07-15T20:00:00.000Z')).toBe('2026-07-15T08:00:00.000Z');
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { CommandRunner, EventRegistry, plusDays, type Instant, type RecordedEvent } from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { buildCalibratedHistory, type HistoryRuntime } from './calibrated-history.js';
import { PUBLISHED_FIGURES, type PublishedYear } from './published-figures.js';

class MemoryHistory implements HistoryRuntime {
  private now: Instant = '';
  readonly store = new MemoryEventStore(() => this.now);
  readonly commands = new CommandRunner(
    this.store,
    new EventRegistry(partyEventTypes, routeEventTypes, signalEventTypes),
    () => this.now,
  );
  constructor(private daysLeft = Infinity) {}
  setClock(now: Instant): void {
    this.daysLeft -= 1;
    if (this.daysLeft < 0) throw new Error('the lights went out');
    this.now = now;
  }
  revive(): void {
    this.daysLeft = Infinity;
  }
  async events(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const batch of this.store.readAll({ batchSize: 5000 })) events.push(...batch.events);
    return events;
  }
}

const BODIES: Record<string, string> = {
  tmm: 'police',
  kmar: 'kmar',
  nla: 'nla',
  'care-coordinator': 'care-coordinators',
  fairwork: 'fairwork',
};

/** Counts what was published from nothing but events, by rules of its own. */
function counted(events: readonly RecordedEvent[], year: number): PublishedYear {
  type Data = Record<string, string> & { by: { role: string }; forms: string[] };
  const of = (type: string) =>
    events
      .filter((event) => event.type === `signal.${type}.v1`)
      .map((event) => ({ ...event, data: event.data as Data }));
  const reports = of('report-submitted').filter(({ occurredAt }) => occurredAt.startsWith(`${year}-`));
  const numbers = new Map(
    of('report-acknowledged').map(({ data }) => [data['reportId'], data['registryPersonNumber']]),
  );
  const persons = new Map(of('person-identified').map(({ data }) => [data['personId'], data]));
  const reportsByBody: Record<string, number> = {
    police: 0,
    kmar: 0,
    nla: 0,
    'care-coordinators': 0,
    fairwork: 0,
    other: 0,
  };
  const cells: Record<string, Record<string, number>> = {};
  for (const form of ['sexual', 'labour', 'criminal']) {
    cells[form] = { netherlands: 0, europe: 0, africa: 0, asia: 0, 'latin-america': 0, other: 0, unknown: 0 };
  }
  const seen = new Set<string>();
  let organRemovalReports = 0;
  for (const { data } of reports) {
    const body = BODIES[data.by.role] ?? 'other';
    reportsByBody[body] = (reportsByBody[body] ?? 0) + 1;
    const person = persons.get(data['subject']);
    if (person?.forms.includes('organ-removal') === true) organRemovalReports += 1;
    const number = numbers.get(data['reportId']);
    if (person === undefined || number === undefined || seen.has(number)) continue;
    seen.add(number);
    for (const form of new Set(person.forms.map((code) => code.replace(/^sexual-.*/, 'sexual')))) {
      const row = cells[form];
      const region = person['nationalityRegion'] ?? '';
      if (row !== undefined) row[region] = (row[region] ?? 0) + 1;
    }
  }
  return {
    year,
    uniquePersons: seen.size,
    organRemovalReports,
    reportsByBody,
    personsByFormAndRegion: cells,
  } as unknown as PublishedYear;
}

describe('the calibrated history', () => {
  let events: RecordedEvent[];
  beforeAll(async () => {
    const runtime = new MemoryHistory();
    await buildCalibratedHistory({ runtime, seed: 1 });
    events = await runtime.events();
  }, 300_000);

  it.each(PUBLISHED_FIGURES)('counts in $year what was published, in every cell', (published) => {
    expect(counted(events, published.year)).toEqual(published);
  });

  it('has a funnel: two to three signals that nobody reported for each that was', () => {
    const ended = events.filter(({ type }) => type === 'signal.ended.v1');
    const reported = ended.filter(({ data }) => (data as { reason: string }).reason === 'reported').length;
    const ratio = (ended.length - reported) / reported;
    expect(ratio).toBeGreaterThan(2);
    expect(ratio).toBeLessThan(3);
  });

  it('is marked as generated, and recorded on the day on which it was typed in', () => {
    const marked = events.filter(({ type }) =>
      /^(signal\.registered|party\.registered|route\.published)/.test(type),
    );
    expect(marked.every(({ data }) => (data as { generated: boolean }).generated)).toBe(true);
    const typedIn = ({ occurredAt }: RecordedEvent) => plusDays(occurredAt, 7 / 1440).slice(0, 10);
    const late = events.filter((event) => event.recordedAt.slice(0, 10) !== typedIn(event));
    expect(late).toEqual([]);
  });
});

describe('a small calibrated history', () => {
  const nobody = { netherlands: 0, europe: 0, africa: 0, asia: 0, 'latin-america': 0, other: 0, unknown: 0 };
  const figures: readonly PublishedYear[] = [
    {
      year: 2031,
      reportsByBody: { police: 30, nla: 15, kmar: 0, 'care-coordinators': 0, fairwork: 0, other: 2 },
      uniquePersons: 40,
      organRemovalReports: 1,
      personsByFormAndRegion: {
        sexual: { ...nobody, europe: 20 },
        labour: { ...nobody, europe: 25 },
        criminal: nobody,
      },
    },
  ];
  const droppedPerReported = 0.5;

  it('is the same for the same seed, event for event', async () => {
    const [first, second, other] = [new MemoryHistory(), new MemoryHistory(), new MemoryHistory()];
    await buildCalibratedHistory({ runtime: first, seed: 1, figures, droppedPerReported });
    await buildCalibratedHistory({ runtime: second, seed: 1, figures, droppedPerReported });
    await buildCalibratedHistory({ runtime: other, seed: 2, figures, droppedPerReported });
    expect(await second.events()).toEqual(await first.events());
    expect(await other.events()).not.toEqual(await first.events());
  });

  it('has the tables that were asked for, also where nobody published them', async () => {
    const history = new MemoryHistory();
    await buildCalibratedHistory({ runtime: history, seed: 1, figures, droppedPerReported });
    expect(counted(await history.events(), 2031)).toEqual(figures[0]);
  });

  it('is completed when its making broke off', async () => {
    const whole = new MemoryHistory();
    await buildCalibratedHistory({ runtime: whole, seed: 1, figures, droppedPerReported });
    const broken = new MemoryHistory(60);
    const build = () => buildCalibratedHistory({ runtime: broken, seed: 1, figures, droppedPerReported });
    await expect(build()).rejects.toThrow('lights');
    broken.revive();
    await build();
    const ids = async (world: MemoryHistory) => (await world.events()).map(({ id }) => id).sort();
    expect(await ids(broken)).toEqual(await ids(whole));
  });
});

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidFrom, type Instant, type RecordedEvent } from '#event-sourcing';
import { dropOutCounts, signalPath, signals, stallBoard, type ReadModels } from '#ledger';
import { openEmbeddedWorld, type EmbeddedWorld } from '../../composition/embedded-world.js';
import { importCommand } from './import.command.js';

const LOG = '../shared/logs/receipt.xes.gz';
const REFERENCE = '../shared/reference/survival/receipt_orggroup_km.json';
const MAPPING = 'infra/import/receipt.mapping.json';

const folder = mkdtempSync(join(tmpdir(), 'import-command-'));
const at = (name: string) => join(folder, name);
let printed = '';

beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  printed = '';
  return { code: await importCommand(args), text: printed };
}

async function inWorld<T>(data: string, look: (world: EmbeddedWorld) => Promise<T>): Promise<T> {
  const world = await openEmbeddedWorld(data);
  try {
    return await look(world);
  } finally {
    await world.close();
  }
}

function inViews<T>(data: string, look: (reader: ReadModels['reader']) => Promise<T>): Promise<T> {
  return inWorld(data, ({ ledger }) => ledger.ask(({ reader }) => look(reader)));
}

async function signalEvents(world: EmbeddedWorld): Promise<RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for await (const { events } of world.store.readAll({ typePrefixes: ['signal.'] })) found.push(...events);
  return found;
}

interface Reference {
  readonly overall: { readonly log: { readonly n: number; readonly events: number } };
  readonly by: Readonly<Record<string, { readonly log: { readonly n: number; readonly events: number } }>>;
  readonly excluding_terminal_spells_of_ended_cases: { readonly log: { readonly censored: number } };
}

describe('the receipt log', () => {
  const data = at('receipt');
  const report = at('report.jsonl');
  let text = '';
  let all: RecordedEvent[] = [];
  let path: string;

  beforeAll(async () => {
    for (const needed of [LOG, REFERENCE])
      if (!existsSync(needed)) throw new Error(`This test needs ${needed}, beside the repository`);
    const answer = await run(LOG, '--mapping', MAPPING, '--data', data, '--report', report);
    expect(answer.code).toBe(0);
    text = answer.text;
    all = await inWorld(data, signalEvents);
    path = data;
  }, 120_000);

  const ofType = (type: string) => all.filter((event) => event.type === `signal.${type}.v1`);

  it('is read whole: 1,434 cases, 8,577 events, 105 without an end', () => {
    expect(text).toMatch(/cases read +1434, 105 of them without an end/);
    expect(text).toMatch(/events read +8577 /);
    expect(text).toMatch(/not taken +86\n/);
    expect(ofType('registered')).toHaveLength(1434 - 86);
  });

  it('gives as many spells of custody, and as many handed over, as the reference counts', () => {
    const { overall, by } = reference();
    const spells = [
      ...ofType('registered').map(({ data }) => (data as { registeredBy: { id: string } }).registeredBy.id),
      ...ofType('hand-off-accepted').map(({ data }) => (data as { by: { id: string } }).by.id),
    ];
    const senders = new Map(
      ofType('hand-off-offered').map(({ data }) => {
        const { handOffId, from } = data as { handOffId: string; from: { id: string } };
        return [handOffId, from.id];
      }),
    );
    const givenAway = ofType('hand-off-accepted').map(
      ({ data }) => senders.get((data as { handOffId: string }).handOffId) ?? 'nobody',
    );
    expect(spells).toHaveLength(overall.log.n);
    expect(givenAway).toHaveLength(overall.log.events);
    for (const [group, { log }] of Object.entries(by)) {
      const { n, events } = log;
      const party = partyOf(group);
      expect([group, count(spells, party), count(givenAway, party)]).toEqual([group, n, events]);
    }
  });

  it('leaves open what the log leaves open: 105 cases, of which three were never held', () => {
    const { excluding_terminal_spells_of_ended_cases } = reference();
    const ended = new Set(ofType('ended').map(({ stream }) => stream));
    const open = ofType('registered').filter(({ stream }) => !ended.has(stream));
    expect(open).toHaveLength(excluding_terminal_spells_of_ended_cases.log.censored);
    expect(open).toHaveLength(105 - 3);
  });

  it('keeps when things happened, and does not pretend to have known it then', () => {
    const first = ofType('registered')
      .map(({ occurredAt }) => occurredAt)
      .sort()[0] as Instant;
    expect(first.slice(0, 4)).toBe('2010');
    expect(all.every(({ recordedAt }) => recordedAt > '2026')).toBe(true);
  });

  it('reports every case that was not taken, and why', () => {
    const lines = readFileSync(report, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const refused = lines.filter(({ taken }) => taken === false);
    expect(refused).toHaveLength(86);
    expect(refused[0]).toMatchObject({
      code: 'no-holder',
      line: expect.any(Number),
      caseId: expect.any(String),
    });
    expect(lines.at(-1)).toMatchObject({ summary: { casesTaken: 1348, handOffs: 3853 } });
  });

  it('answers on the stall board, the path and the drop-outs', async () => {
    await inViews(path, async (reader) => {
      const now = new Date().toISOString();
      const asOf = { validAt: now, knownAt: now, page: 1, pageSize: 10 };
      const stalls = await stallBoard(reader, { ...asOf, kind: 'accepted-no-decision' });
      expect(stalls.total).toBe(102);
      const then = await stallBoard(reader, { ...asOf, validAt: '2011-06-01T00:00:00.000Z' });
      expect(then.total).toBeGreaterThan(0);
      const open = await signals(reader, { ...asOf, state: 'live' });
      expect(open.total).toBe(102);
      const counts = await dropOutCounts(reader, { ...asOf, groupBy: ['reason'], period: 'year' });
      expect(counts.items.map(({ group, branches }) => [group.reason, branches])).toEqual(
        expect.arrayContaining([
          ['other', 1348 - 102],
          ['still-here', 102],
        ]),
      );
      const signalId = uuidFrom('import', 'receipt', 'case-10011');
      const found = await signalPath(reader, { ...asOf, signalId });
      expect(found?.profile?.detail).toMatchObject({ importedFrom: 'case-10011' });
      expect(found?.custody.map(({ party, state }) => [party?.id, state])).toEqual(
        ['Group 1', 'Group 4', 'Group 1', 'Group 4'].map((group, index) => [
          partyOf(group),
          index === 3 ? 'held' : 'passed-on',
        ]),
      );
      expect(await signals(reader, { ...asOf, knownAt: '2020-01-01T00:00:00.000Z' })).toMatchObject({
        total: 0,
      });
    });
  });

  it('adds nothing when it is imported again', async () => {
    const before = await inWorld(path, ({ store }) => store.head());
    const answer = await run(LOG, '--mapping', MAPPING, '--data', path);
    expect(answer.text).toMatch(/taken +0\n +already there +1348\n/);
    expect(await inWorld(path, ({ store }) => store.head())).toBe(before);
  }, 60_000);
});

describe('import', () => {
  it('shows the example with its times apart', async () => {
    const { code, text } = await run(
      'infra/import/example.csv',
      '--mapping',
      'infra/import/example.mapping.json',
      '--data',
      at('example'),
    );
    expect(code).toBe(0);
    expect(text).toMatch(/taken +3\n/);
    expect(text).toContain('line 8, NB-004');
    expect(text).toContain('line 9, NB-005');
  });

  it('writes nothing in a dry run, not even a folder', async () => {
    const { code, text } = await run(LOG, '--mapping', MAPPING, '--data', at('dry'), '--dry-run');
    expect([code, existsSync(at('dry'))]).toEqual([0, false]);
    expect(text).toMatch(/could be taken +1348\n/);
  }, 60_000);

  it('ends with 1 when the file breaks off, and takes the whole cases before', async () => {
    const cut = at('cut.xes.gz');
    writeFileSync(cut, readFileSync(LOG).subarray(0, 150_000));
    const { code, text } = await run(cut, '--mapping', MAPPING, '--data', at('cut'));
    expect(code).toBe(1);
    expect(text).toContain('The packed file breaks off');
    expect(Number(/taken +(\d+)/.exec(text)?.[1])).toBeGreaterThan(500);
  }, 60_000);

  it('refuses while a server has the world open', async () => {
    await inWorld(at('busy'), async () => {
      await expect(run(LOG, '--mapping', MAPPING, '--data', at('busy'))).rejects.toMatchObject({
        name: 'StoreUnavailableError',
      });
    });
  });

  it.each([
    [[], 'Usage:'],
    [[LOG], 'Usage:'],
    [[LOG, '--mapping', 'nowhere.json'], 'There is no file nowhere.json'],
    [['infra', '--mapping', MAPPING], 'There is no file infra'],
    [[LOG, '--mapping', MAPPING, '--speed', '9'], 'Usage:'],
    [
      [LOG, '--mapping', MAPPING, '--dry-run', '--report', '/nowhere/r.jsonl'],
      'The report cannot be written',
    ],
    [[LOG, '--mapping', 'package.json'], 'The mapping cannot be used'],
  ])('says how it is called: %j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });
});

function reference(): Reference {
  return JSON.parse(readFileSync(REFERENCE, 'utf8')) as Reference;
}

/** `Group 1` of the reference as the party that the mapping makes of it. */
function partyOf(group: string): string {
  return `receipt-${group.toLowerCase().replace(' ', '-')}-${uuidFrom(group).slice(0, 6)}`;
}

function count(list: readonly string[], item: string): number {
  return list.filter((each) => each === item).length;
}

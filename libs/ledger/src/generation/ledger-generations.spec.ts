import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRegistry, NO_SKIPS } from '#event-sourcing';
import { anEvent } from '#event-sourcing/testing';
import { MemoryEventStore } from '#event-store-memory';
import {
  LEDGER_VERSION,
  openCheckpoints,
  openLedger,
  parties,
  PostgresGenerations,
  SqliteGenerations,
  type Checkpoints,
  type GenerationPlaces,
  type Ledger,
} from '#ledger';
import { partyEventTypes, partyStream } from '#party';
import { aParty } from '#party/testing';
import { emptyDatabase, ENGINE } from '#postgres/testing';

/** More than two batches of the projection. */
const PARTIES = 5_000;
const LATER = {
  validAt: '2099-01-01T00:00:00.000Z',
  knownAt: '2099-01-01T00:00:00.000Z',
  page: 1,
  pageSize: 1,
};

describe('the ledger in generations', () => {
  let folder: string;
  let store: MemoryEventStore;
  let url: string;
  let control: PostgresGenerations | undefined;
  let opened: PostgresGenerations[];
  let checkpoints: Checkpoints;
  let ledger: Ledger | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ketenspoor-ledger-'));
    store = new MemoryEventStore();
    opened = [];
    url = ENGINE === 'postgres' ? await emptyDatabase() : '';
    control = ENGINE === 'postgres' ? await PostgresGenerations.open(url) : undefined;
    checkpoints = control?.checkpoints ?? (await openCheckpoints(join(folder, 'checkpoints.db')));
    for (let i = 0; i < PARTIES; i += 1) await register(`desk-${i}`);
  });
  afterEach(async () => {
    await ledger?.close();
    for (const each of opened) await each.close();
    await checkpoints.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function register(id: string): Promise<void> {
    const data = { party: aParty('attention-officer', { id }), name: 'Desk (test)', generated: true };
    await store.append(partyStream(id), 'no-stream', [anEvent({ type: 'party.registered.v1', data })]);
  }
  /** As another process would open them. */
  async function newPlaces(): Promise<GenerationPlaces> {
    if (control === undefined) return new SqliteGenerations(folder);
    opened.push(await PostgresGenerations.open(url));
    return opened.at(-1) as PostgresGenerations;
  }
  async function start(version = LEDGER_VERSION, from = store): Promise<Ledger> {
    await ledger?.close();
    const registry = new EventRegistry(partyEventTypes);
    const places = await newPlaces();
    ledger = await openLedger({ places, checkpoints, store: from, registry, skips: NO_SKIPS, version });
    ledger.start();
    return ledger;
  }
  const known = async (of: Ledger) => (await of.ask(({ reader }) => parties(reader, LATER))).total;
  const states = (of: Ledger) =>
    of.statuses().map(({ version, generation }) => [version, generation?.number, generation?.state]);

  it('goes on with a half-made generation from its checkpoint, and does not serve it before', async () => {
    const first = await start();
    await first.settled();
    await first.rebuild();
    const building = () => first.statuses()[1]?.position ?? 0n;
    while (building() === 0n) await new Promise(setImmediate);
    await first.close();
    const reached = building();
    expect(reached).toBeLessThan(BigInt(PARTIES));
    await register('desk-new');
    const second = await start();
    expect(states(second)).toEqual([
      [LEDGER_VERSION, 1, 'served'],
      [LEDGER_VERSION, 2, 'building'],
    ]);
    const begun: bigint[] = [];
    while (second.statuses()[1]?.generation?.state === 'building') {
      begun.push(second.statuses()[1]?.position ?? 0n);
      await new Promise(setImmediate);
    }
    expect(begun.find((position) => position > 0n)).toBeGreaterThanOrEqual(reached);
    expect(await known(second)).toBe(PARTIES + 1);
    expect(second.status().generation).toEqual({ number: 2, state: 'served' });
  });

  it('is rebuilt by itself for a newer version, while the older one answers and takes in what is new', async () => {
    await (await start()).settled();
    const newer = await start(LEDGER_VERSION + 1);
    await register('desk-new');
    expect(await newer.waitFor(BigInt(PARTIES + 1), 5_000)).toBe(true);
    expect(await known(newer)).toBe(PARTIES + 1);
    await newer.settled();
    expect(states(newer)).toEqual([
      [LEDGER_VERSION, 1, 'standby'],
      [LEDGER_VERSION + 1, 2, 'served'],
    ]);
    expect(newer.version).toBe(LEDGER_VERSION + 1);
    const older = await start(LEDGER_VERSION);
    expect(states(older)[0]).toEqual([LEDGER_VERSION, 1, 'served']);
    expect(await known(older)).toBe(PARTIES + 1);
  });

  it('forgets all generations and checkpoints of another history', async () => {
    await (await start()).settled();
    await checkpoints.save('when-a-then-b', 5n);
    const other = new MemoryEventStore();
    const party = { party: aParty('tmm'), name: 'Police (test)', generated: true };
    await other.append('party-tmm-1', 'no-stream', [anEvent({ type: 'party.registered.v1', data: party })]);
    const anew = await start(LEDGER_VERSION, other);
    await anew.settled();
    expect(await known(anew)).toBe(1);
    expect(await checkpoints.load('when-a-then-b')).toBe(0n);
    await anew.close();
    await other.close();
    ledger = undefined;
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProjectionRunner, type RecordedEvent } from '#event-sourcing';
import { serverUnderTest, type ServerUnderTest } from '#event-store-kurrentdb/testing';
import { SealBook, verifyHistory, type Finding } from '#history-proof';
import { LedgerProjection, openPostgresReadModels, PostgresGenerations } from '#ledger';
import type { ProjectionItem } from '#operations';
import { startPostgres, type PostgresServer } from '#postgres/testing';
import { eventRegistry } from '../../apps/composition/embedded-world.js';
import { openSharedStore, type SharedEngine } from '../../apps/composition/engines.js';
import type { ChaosClient } from './chaos-client.js';
import { desks, everything, rowsIn, signIn, workUntil } from './chaos-world.js';
import { ProjectorProcess } from './projector-process.js';
import { TrackerProcess } from './tracker-process.js';

const CLIENTS = 8;
const PASSWORD = 'failover-for-a-test-only';
const KILLS = 4;
/** Before this kill a rebuild is ordered; whoever is left ends it. */
const KILL_OF_REBUILD = 2;

describe.each([
  { events: 'PostgreSQL', startServer: () => Promise.resolve(undefined) },
  { events: 'KurrentDB', startServer: serverUnderTest },
])(
  'two trackers and two projectors, events on $events, the active projector being killed under load and in a rebuild',
  ({ startServer }) => {
    let data: string;
    let postgres: PostgresServer;
    let kurrentdb: ServerUnderTest | undefined;
    let engine: SharedEngine;
    let trackers: TrackerProcess[];
    let projectors: ProjectorProcess[];
    let clients: ChaosClient[];
    let operator: string;
    let events: RecordedEvent[];

    beforeAll(async () => {
      data = mkdtempSync(join(tmpdir(), 'ketenspoor-failover-'));
      postgres = await startPostgres({ durable: true });
      kurrentdb = await startServer();
      engine = {
        kind: 'postgres',
        url: postgres.url,
        kurrentdb: kurrentdb && { url: kurrentdb.url, namespace: kurrentdb.freshNamespace() },
      };
      const settings: Record<string, string> = { KETENSPOOR_POSTGRES_URL: engine.url };
      if (engine.kurrentdb !== undefined) {
        settings['KETENSPOOR_KURRENTDB_URL'] = engine.kurrentdb.url;
        settings['KETENSPOOR_KURRENTDB_NAMESPACE'] = engine.kurrentdb.namespace;
      }
      const tracker = () => TrackerProcess.start(data, PASSWORD, settings);
      const first = await tracker();
      clients = await desks(first, CLIENTS, PASSWORD);
      operator = `Bearer ${await signIn(first.url, 'operator', first.operatorPassword)}`;
      trackers = [first, await tracker()];
      const urls = trackers.map(({ url }) => url);
      projectors = [await new ProjectorProcess(settings).active(), new ProjectorProcess(settings)];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await workUntil(clients, urls, 150);
        const active = projectors.find(({ isActive }) => isActive) as ProjectorProcess;
        const load = workUntil(clients, urls, 150);
        if (kill === KILL_OF_REBUILD) await orderRebuild(urls[1] as string);
        await active.end('SIGKILL');
        projectors = [...projectors.filter((one) => one !== active), new ProjectorProcess(settings)];
        await Promise.race(projectors.map((projector) => projector.active()));
        await load;
      }
      await rebuiltAndCaughtUp(urls[0] as string);
      await Promise.all(trackers.map((one) => one.stop()));
      await Promise.all(projectors.map((one) => one.end('SIGTERM')));
      const store = await openSharedStore(engine);
      events = await everything(store);
      await store.close();
    }, 300_000);

    afterAll(async () => {
      await Promise.all(trackers.map((one) => one.kill()));
      await Promise.all(projectors.map((one) => one.end('SIGKILL')));
      kurrentdb?.close();
      await postgres.close();
      rmSync(data, { recursive: true, force: true });
    });

    it('loses no acknowledged command and records none twice', () => {
      const acknowledged = clients.flatMap((client) => client.acknowledged);
      expect(acknowledged.length).toBeGreaterThan(KILLS * 250);
      const byCommand = Map.groupBy(events, ({ commandId }) => commandId);
      const wrong = acknowledged.filter(({ commandId, answer }) => {
        const own = byCommand.get(commandId) ?? [];
        return (
          own.at(-1)?.revision !== answer.revision || new Set(own.map(({ id }) => id)).size !== own.length
        );
      });
      expect(wrong).toEqual([]);
    });

    it('has seals, made by one tracker at a time, that hold', async () => {
      const seals = new SealBook(join(data, 'world', 'seals.jsonl')).read();
      expect(seals.length).toBeGreaterThan(0);
      const store = await openSharedStore(engine);
      const findings: Finding[] = [];
      await verifyHistory(store, { seals, onFinding: (finding) => findings.push(finding) });
      await store.close();
      expect(findings).toEqual([]);
    });

    it('shows, before and after the rebuild, what a replay from nothing shows: nothing was projected twice or left out', async () => {
      const store = await openSharedStore(engine);
      const generations = await PostgresGenerations.open(postgres.url);
      const anew = await openPostgresReadModels({ url: postgres.url, schema: 'anew' });
      const runner = new ProjectionRunner(store, eventRegistry(), new LedgerProjection(anew.writer));
      runner.start();
      expect(await runner.waitFor(await store.head(), 60_000)).toBe(true);
      await runner.stop();
      const expected = await rowsIn(anew.reader);
      expect(expected.length).toBeGreaterThan(1000);
      for (const generation of [1, 2]) {
        const reader = await generations.openForReading(generation);
        expect(await rowsIn(reader)).toEqual(expected);
        await reader.destroy();
      }
      await anew.close();
      await generations.close();
      await store.close();
    }, 60_000);

    async function orderRebuild(url: string): Promise<void> {
      const path = `${url}/v1/operations/projections/ledger/rebuilds`;
      const { status } = await fetch(path, { method: 'POST', headers: { authorization: operator } });
      expect(status).toBe(202);
    }

    /** Resolves when the rebuild is served and every generation has come as far as the head, as a tracker tells. */
    async function rebuiltAndCaughtUp(url: string): Promise<void> {
      for (let left = 600; left > 0; left -= 1) {
        const answer = await fetch(`${url}/v1/operations/projections`, {
          headers: { authorization: operator },
        });
        const { items } = (await answer.json()) as { items: ProjectionItem[] };
        const ledgers = items.filter(({ name }) => name === 'ledger');
        const isRebuilt = ledgers.some((one) => one.generation === 2 && one.generationState === 'served');
        if (isRebuilt && ledgers.every(({ position, head }) => position === head)) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(
        `The ledger did not catch up:\n${projectors.map(({ said }) => said.join('\n')).join('\n--\n')}`,
      );
    }
  },
);

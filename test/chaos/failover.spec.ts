import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProjectionRunner, type RecordedEvent } from '#event-sourcing';
import { serverUnderTest, type ServerUnderTest } from '#event-store-kurrentdb/testing';
import { LedgerProjection, openPostgresReadModels } from '#ledger';
import { startPostgres, type PostgresServer } from '#postgres/testing';
import { eventRegistry } from '../../apps/composition/embedded-world.js';
import { openSharedStore, type SharedEngine } from '../../apps/composition/engines.js';
import type { ChaosClient } from './chaos-client.js';
import { desks, everything, rowsIn, workUntil } from './chaos-world.js';
import { ProjectorProcess } from './projector-process.js';
import { TrackerProcess } from './tracker-process.js';

const CLIENTS = 8;
const PASSWORD = 'failover-for-a-test-only';
const KILLS = 4;

interface Health {
  readonly head: string;
  readonly readers: readonly { readonly name: string; readonly lag: string }[];
}

describe.each([
  { events: 'PostgreSQL', startServer: () => Promise.resolve(undefined) },
  { events: 'KurrentDB', startServer: serverUnderTest },
])(
  'two trackers and two projectors, events on $events, the active projector being killed under load',
  ({ startServer }) => {
    let data: string;
    let postgres: PostgresServer;
    let kurrentdb: ServerUnderTest | undefined;
    let engine: SharedEngine;
    let trackers: TrackerProcess[];
    let projectors: ProjectorProcess[];
    let clients: ChaosClient[];
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
      trackers = [first, await tracker()];
      const urls = trackers.map(({ url }) => url);
      projectors = [await new ProjectorProcess(settings).active(), new ProjectorProcess(settings)];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await workUntil(clients, urls, 150);
        const active = projectors.find(({ isActive }) => isActive) as ProjectorProcess;
        const load = workUntil(clients, urls, 150);
        await active.end('SIGKILL');
        projectors = [...projectors.filter((one) => one !== active), new ProjectorProcess(settings)];
        await Promise.race(projectors.map((projector) => projector.active()));
        await load;
      }
      await caughtUp(urls[0] as string);
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

    it('shows what a replay from nothing shows: nothing was projected twice or left out', async () => {
      const store = await openSharedStore(engine);
      const live = await openPostgresReadModels({ url: postgres.url });
      const anew = await openPostgresReadModels({ url: postgres.url, schema: 'anew' });
      const runner = new ProjectionRunner(store, eventRegistry(), new LedgerProjection(anew.writer));
      runner.start();
      expect(await runner.waitFor(await store.head(), 60_000)).toBe(true);
      await runner.stop();
      const shown = await rowsIn(live.reader);
      expect(shown.length).toBeGreaterThan(1000);
      expect(shown).toEqual(await rowsIn(anew.reader));
      await anew.close();
      await live.close();
      await store.close();
    }, 60_000);

    /** Resolves when every reader has come as far as the head; the trackers' own health page tells. */
    async function caughtUp(url: string): Promise<void> {
      for (let left = 600; left > 0; left -= 1) {
        const { readers } = (await (await fetch(`${url}/v1/health`)).json()) as Health;
        if (readers.find(({ name }) => name === 'ledger')?.lag === '0') return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(
        `The ledger did not catch up:\n${projectors.map(({ said }) => said.join('\n')).join('\n--\n')}`,
      );
    }
  },
);

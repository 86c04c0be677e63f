import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  chainHash,
  EventRegistry,
  GENESIS_HASH,
  ProjectionRunner,
  storedBody,
  type RecordedEvent,
} from '#event-sourcing';
import { openSqliteEventStore, openSqliteEventStoreForReading } from '#event-store-sqlite';
import { SealBook, verifyHistory, type Finding } from '#history-proof';
import { LedgerProjection, openReadModels, SqliteGenerations } from '#ledger';
import { partyEventTypes } from '#party';
import { routeEventTypes } from '#route';
import { signalEventTypes } from '#signal';
import { meetingEventTypes } from '#triage';
import type { Acknowledged, ChaosClient } from './chaos-client.js';
import { desks, everything, rowsIn, workUntil } from './chaos-world.js';
import { TrackerProcess } from './tracker-process.js';

const KILLS = 50;
const CLIENTS = 8;
const PASSWORD = 'chaos-for-a-test-only';

describe('a tracker that is killed again and again', () => {
  let data: string;
  let clients: ChaosClient[];
  let events: RecordedEvent[];
  let acknowledged: Acknowledged[];
  let tracker: TrackerProcess;

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'ketenspoor-chaos-'));
    tracker = await TrackerProcess.start(data, PASSWORD);
    clients = await desks(tracker, CLIENTS, PASSWORD);
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Somewhere among the next answers: which one is chance, and the others are in mid-flight.
      await workUntil(clients, tracker.url, 5 + Math.floor(Math.random() * 60));
      const inFlight = clients.map((client) => client.work(tracker.url).catch(() => undefined));
      await tracker.kill();
      await Promise.all(inFlight);
      tracker = await TrackerProcess.start(data, PASSWORD);
    }
    await workUntil(clients, tracker.url, 100);
    await tracker.stop();
    acknowledged = clients.flatMap((client) => client.acknowledged);
    const store = openSqliteEventStore({ file: join(data, 'world', 'events.db') });
    events = await everything(store);
    await store.close();
  }, 600_000);

  afterAll(async () => {
    await tracker.kill();
    rmSync(data, { recursive: true, force: true });
  });

  it('has every acknowledged command, once', () => {
    const byCommand = Map.groupBy(events, (event) => event.commandId);
    const wrong = acknowledged.filter(({ commandId, answer }) => {
      const own = byCommand.get(commandId) ?? [];
      const streams = new Set(own.map((event) => event.stream));
      return (
        own.at(-1)?.revision !== answer.revision ||
        streams.size !== 1 ||
        new Set(own.map((event) => event.id)).size !== own.length
      );
    });
    expect(acknowledged.length).toBeGreaterThan(KILLS * 5);
    expect(wrong).toEqual([]);
    const registrations = acknowledged
      .filter(({ path }) => path === 'signals')
      .map(({ answer }) => answer.signalId);
    expect(new Set(registrations).size).toBe(registrations.length);
  });

  it('has no torn stream: revisions without a gap, and an unbroken chain of hashes', () => {
    for (const stream of Map.groupBy(events, (event) => event.stream).values()) {
      let previous = GENESIS_HASH;
      for (const [revision, event] of stream.entries()) {
        expect(event.revision).toBe(revision);
        previous = chainHash(previous, storedBody(event, event.stream, event.revision, event.recordedAt));
        expect(event.hash).toBe(previous);
      }
    }
  });

  it('has sealed at each start what it had recorded, and the seals hold', async () => {
    const seals = new SealBook(join(data, 'world', 'seals.jsonl')).read();
    expect(seals.length).toBeGreaterThan(KILLS / 2);
    const store = openSqliteEventStoreForReading({ file: join(data, 'world', 'events.db') });
    const findings: Finding[] = [];
    await verifyHistory(store, { seals, onFinding: (finding) => findings.push(finding) });
    await store.close();
    expect(findings).toEqual([]);
  });

  it('shows what a replay from nothing shows', async () => {
    const store = openSqliteEventStore({ file: join(data, 'world', 'events.db') });
    const live = await new SqliteGenerations(join(data, 'world')).open(1);
    const anew = await openReadModels(join(data, 'anew.db'));
    const registry = new EventRegistry(partyEventTypes, routeEventTypes, signalEventTypes, meetingEventTypes);
    for (const readModels of [live, anew]) {
      const runner = new ProjectionRunner(store, registry, new LedgerProjection(readModels.writer));
      runner.start();
      expect(await runner.waitFor(await store.head(), 60_000)).toBe(true);
      await runner.stop();
    }
    const [shown, replayed] = [await rowsIn(live.reader), await rowsIn(anew.reader)];
    expect(replayed.length).toBeGreaterThan(acknowledged.length);
    expect(shown).toEqual(replayed);
    await anew.close();
    await live.close();
    await store.close();
  }, 120_000);
});

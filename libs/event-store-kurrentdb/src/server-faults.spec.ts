import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError, type EventStore, type RecordedEvent } from '#event-sourcing';
import { anEvent, someEvents } from '#event-sourcing/testing';
import { certificateForTests, StandIn, type StandInOptions } from '#event-store-kurrentdb/testing';
import { verifyHistory, type Finding } from '#history-proof';
import { openKurrentdbEventStore, type KurrentdbEventStore } from './index.js';

/** What goes wrong at a server can be made to happen on a stand-in only. */
describe('a KurrentDB that fails', () => {
  let standIn: StandIn | undefined;
  let store: KurrentdbEventStore | undefined;
  afterEach(async () => {
    await store?.close();
    standIn?.close();
    [store, standIn] = [undefined, undefined];
  });

  async function given(options: StandInOptions = {}, more = ''): Promise<[StandIn, KurrentdbEventStore]> {
    standIn = await StandIn.start(options);
    store = await openKurrentdbEventStore({ url: `${standIn.url}${more}` });
    return [standIn, store];
  }

  it('an append whose answer is lost is answered as stored, once', async () => {
    const [server, store] = await given();
    server.faultNext('answer-lost');
    const events = someEvents(2);
    expect(await store.append('sample-1', 'no-stream', events)).toMatchObject({
      revision: 1,
      alreadyStored: false,
    });
    expect((await all(store)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('an append that is never answered is sent again after the deadline', async () => {
    const [server, store] = await given({}, '&defaultDeadline=400');
    server.faultNext('never-answered', 'never-answered');
    expect(await store.append('sample-1', 'any', [anEvent()])).toMatchObject({ revision: 0 });
    expect(await all(store)).toHaveLength(1);
  });

  it('an append to a server that stays away is told as not known, and is found when it comes back', async () => {
    const [server, store] = await given();
    const events = someEvents(1);
    server.faultNext('answer-lost-and-away');
    const append = store.append('sample-1', 'no-stream', events);
    await server.isAway();
    const closing = store.close();
    await expect(append).rejects.toThrow(/not known; sending the same command again tells/);
    await closing;
    await server.startAgain();
    const again = await openKurrentdbEventStore({ url: server.url });
    expect(await again.append('sample-1', 'no-stream', events)).toMatchObject({ alreadyStored: true });
    await again.close();
  });

  it('a cluster that changes its leader, and loses one, loses no event and gives none twice', async () => {
    const [server, store] = await given({ nodes: 3 });
    const abort = new AbortController();
    const seen: RecordedEvent[] = [];
    const reading = (async () => {
      for await (const { events } of store.subscribe({ batchSize: 5, signal: abort.signal })) {
        seen.push(...events);
        if (seen.length >= 60) return;
      }
    })();
    for (let i = 0; i < 60; i += 1) {
      if (i === 10) server.changeLeader();
      if (i === 25) server.stopLeader();
      if (i === 40) await server.startAgain();
      if (i === 50) server.faultNext('answer-lost');
      await store.append(`sample-${i % 3}`, 'any', [anEvent()]);
    }
    await reading;
    const stored = await all(store);
    expect(stored).toHaveLength(60);
    expect(seen.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
  });

  it('tells why when it is not there, or does not know the account, and never the password', async () => {
    const opening = openKurrentdbEventStore({
      url: 'kurrentdb://someone:secret-word@127.0.0.1:1?tls=false&defaultDeadline=50',
    });
    await expect(opening).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(opening).rejects.toThrow(/Cannot open the event store on KurrentDB/);
    await expect(opening).rejects.not.toThrow(/secret-word/);
    await expect(openKurrentdbEventStore({ url: 'secret-word' })).rejects.toThrow(/cannot be read/);
    await expect(openKurrentdbEventStore({ url: 'kurrentdb://x', namespace: 'a-b' })).rejects.toThrow(
      RangeError,
    );
  });

  it('is spoken to over TLS, with the certificate and the account of the connection string', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-kurrentdb-'));
    const tls = await certificateForTests();
    const file = join(folder, 'authority.pem');
    writeFileSync(file, tls.authority);
    standIn = await StandIn.start({ tls, credentials: { username: 'keten', password: 'secret-word' } });
    const as = (account: string) =>
      `${(standIn as StandIn).url}&tlsCAFile=${encodeURIComponent(file)}`.replace('://', `://${account}@`);
    store = await openKurrentdbEventStore({ url: as('keten:secret-word') });
    await store.append('sample-1', 'no-stream', someEvents(2));
    expect(await all(store)).toHaveLength(2);
    const wrong = openKurrentdbEventStore({ url: `${as('keten:other-word')}&defaultDeadline=300` });
    await expect(wrong).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(wrong).rejects.not.toThrow(/other-word/);
    rmSync(folder, { recursive: true });
  });

  it('is found out when what it holds was altered', async () => {
    const [server, store] = await given();
    await store.append('sample-1', 'no-stream', someEvents(3, { data: { text: 'said' } }));
    expect(await findings(store)).toEqual([]);
    const second = server.log.records.findIndex(
      ({ revision, stream }) => revision === 1 && /sample/.test(stream),
    );
    server.log.tamper(second, (record) => ({ ...record, data: Buffer.from('{"text":"said otherwise"}') }));
    expect(await findings(store)).toEqual([['altered', 'sample-1', 1]]);
    server.log.tamper(second, (record) => ({ ...record, metadata: Buffer.from('nothing') }));
    expect((await findings(store)).map(([what]) => what)).toContain('altered');
    await expect(all(store)).rejects.toThrow(/not recorded by Ketenspoor/);
  });
});

async function all(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch.events);
  return events;
}

async function findings(store: KurrentdbEventStore) {
  const found: Finding[] = [];
  await verifyHistory(store, { seals: [], onFinding: (finding) => found.push(finding) });
  return found
    .filter(({ what }) => what !== 'not-sealed')
    .map(({ what, stream, revision }) => [what, stream, revision]);
}

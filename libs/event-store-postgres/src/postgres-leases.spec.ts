import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startPostgres, type PostgresServer } from '#postgres/testing';
import { PostgresLeases } from './postgres-leases.js';

describe('leases on PostgreSQL', () => {
  let server: PostgresServer;
  let a: PostgresLeases;
  let b: PostgresLeases;
  const never = new AbortController().signal;
  beforeAll(async () => {
    server = await startPostgres();
    a = new PostgresLeases(server.url);
    b = new PostgresLeases(server.url);
  });
  afterAll(async () => {
    await a.close();
    await b.close();
    await server.close();
  });

  it('are held by one at a time, and go to the next when they are given back', async () => {
    const first = await a.acquire('ledger', never);
    let isSecond = false;
    const second = b.acquire('ledger', never).then((lease) => {
      isSecond = true;
      return lease;
    });
    // Another name is free meanwhile; by the time it is had, the waiting one has asked too.
    await (await b.acquire('other', never))?.release();
    expect(isSecond).toBe(false);
    await first?.release();
    await (await second)?.release();
    expect(isSecond).toBe(true);
  });

  it('are lost with their connection, and told so', async () => {
    const lease = await a.acquire('cut', never);
    const admin = new Client(server.url);
    await admin.connect();
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ketenspoor lease cut'",
    );
    await admin.end();
    await lease?.lost;
    const next = await b.acquire('cut', never);
    expect(next).toBeDefined();
    await next?.release();
  });

  it('are not waited for any longer than asked', async () => {
    const held = await a.acquire('busy', never);
    const abort = new AbortController();
    const waiting = b.acquire('busy', abort.signal);
    abort.abort();
    expect(await waiting).toBeUndefined();
    await held?.release();
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { anEvent } from '#event-sourcing/testing';
import { LEDGER_VERSION, SqliteGenerations } from '#ledger';
import { partyStream } from '#party';
import { aParty } from '#party/testing';
import { catchUp, openEmbeddedWorld } from '../../apps/composition/embedded-world.js';
import { rowsIn } from './chaos-world.js';

const MAIN = 'dist/apps/ketenspoor/src/main.js';
const PARTIES = 12_000;

let folder: string;
let child: ChildProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ketenspoor-killed-'));
  const world = await openEmbeddedWorld(folder);
  const registered = Array.from({ length: PARTIES }, (_, i) => {
    const data = {
      party: aParty('attention-officer', { id: `desk-${i}` }),
      name: 'Desk (test)',
      generated: true,
    };
    return world.store.append(partyStream(`desk-${i}`), 'no-stream', [
      anEvent({ type: 'party.registered.v1', data }),
    ]);
  });
  await Promise.all(registered);
  await catchUp(world, () => undefined);
  await world.close();
  child = spawn(process.execPath, [MAIN, 'rebuild', '--data', folder], { stdio: 'ignore' });
}, 60_000);

afterAll(() => {
  if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** How far the second generation is; it is written by another process. */
function reached(): number {
  try {
    const database = new Database(join(folder, 'read-models.2.db'), { readonly: true, fileMustExist: true });
    try {
      const row = database
        .prepare('SELECT position FROM checkpoint WHERE name = ?')
        .get(`ledger.v${LEDGER_VERSION}`) as { position: string } | undefined;
      return Number(row?.position ?? 0);
    } finally {
      database.close();
    }
  } catch {
    return 0;
  }
}

it('a rebuild that was killed half-way is not served, goes on where it was, and ends with the same rows', async () => {
  while (reached() === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  const before = reached();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(PARTIES);

  const world = await openEmbeddedWorld(folder);
  expect(world.ledger.statuses().map(({ generation }) => generation)).toEqual([
    { number: 1, state: 'served' },
    { number: 2, state: 'building' },
  ]);
  world.ledger.start();
  await world.ledger.settled();
  expect(world.ledger.status().generation).toEqual({ number: 2, state: 'served' });
  const anew = await world.ledger.ask(({ reader }) => rowsIn(reader));
  await world.close();

  const first = await new SqliteGenerations(folder).open(1);
  expect(anew).toHaveLength(PARTIES);
  expect(anew).toEqual(await rowsIn(first.reader));
  await first.close();
}, 60_000);

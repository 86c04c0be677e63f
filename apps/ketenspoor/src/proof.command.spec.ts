import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { anEvent } from '#event-sourcing/testing';
import { openSqliteEventStore } from '#event-store-sqlite';
import { exportCommand, sealCommand, verifyCommand } from './proof.command.js';

const SCRIPT = 'infra/verify/verify-export.mjs';

describe('proving a history on the command line', () => {
  let data: string;
  let printed: string[];
  const at = (name: string) => join(data, name);
  const said = () => printed.join('');

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'ketenspoor-proof-'));
    printed = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(at('private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(at('public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    const store = openSqliteEventStore({ file: at('events.db') });
    for (let i = 0; i < 5; i += 1) await store.append('sample-1', 'any', [anEvent()]);
    // The store stays open: a server may be running.
    expect(await sealCommand(['--data', data, '--key', at('private.pem')])).toBe(0);
    await store.append('sample-1', 'any', [anEvent()]);
    await store.close();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(data, { recursive: true });
  });

  it('seals, verifies, and says what is not sealed yet', async () => {
    const [, noted = ''] = /\n([0-9a-f]{64})\n/.exec(said()) ?? [];
    const words = ['--data', data, '--key', at('public.pem'), '--anchor', noted];
    expect(await verifyCommand(words)).toBe(0);
    expect(said()).toMatch(/6 events of 1 streams and 1 seals verified/);
    expect(said()).toMatch(/1 events came after the last seal/);
  });

  it('finds what was altered, and says where', async () => {
    const database = new Database(at('events.db'));
    database.exec("UPDATE event SET body = replace(body, 'a-party', 'b-party') WHERE position = 3");
    database.close();
    expect(await verifyCommand(['--data', data])).toBe(1);
    expect(said()).toMatch(/altered, position 3 \(sample-1, revision 2\)/);
    expect(said()).toMatch(/this is not the history that was recorded/);
  });

  it('exports what verifies anywhere, with nothing but Node, and finds what was changed in it', async () => {
    expect(await sealCommand(['--data', data, '--key', at('private.pem')])).toBe(0);
    expect(await exportCommand(['--data', data, '--to', at('export'), '--key', at('public.pem')])).toBe(0);
    const run = () =>
      spawnSync(process.execPath, [SCRIPT, at('export'), '--key', at('public.pem')], { encoding: 'utf8' });
    expect([run().status, run().stdout]).toEqual([0, expect.stringContaining('Nothing was found.')]);
    expect(await verifyCommand(['--export', at('export')])).toBe(0);
    const file = join(at('export'), 'events.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('a-party', 'b-party'));
    expect([run().status, run().stdout]).toEqual([
      1,
      expect.stringContaining('Event 1 (sample-1, revision 0) is altered'),
    ]);
    expect(await verifyCommand(['--export', at('export')])).toBe(1);
    rmSync(join(at('export'), 'manifest.json'));
    expect(run().status).toBe(2);
    expect(() => execFileSync(process.execPath, [SCRIPT], { stdio: 'ignore' })).toThrow(/Command failed/);
  });

  it('refuses what it cannot work with, in words', async () => {
    await expect(verifyCommand(['--data', at('nowhere')])).rejects.toThrow(/There is no world/);
    await expect(verifyCommand(['--export', at('nowhere')])).rejects.toThrow(/is no export/);
    await expect(verifyCommand(['--data', data, '--key', at('events.db')])).rejects.toThrow(/no Ed25519 key/);
    await expect(exportCommand(['--data', data])).rejects.toThrow(/--to is missing/);
    await expect(exportCommand(['--data', data, '--to', data])).rejects.toThrow(/not empty/);
    await expect(sealCommand(['--surprise'])).rejects.toThrow(/Usage/);
    writeFileSync(at('seals.jsonl'), 'not a seal\n');
    await expect(verifyCommand(['--data', data])).rejects.toThrow(/seals.jsonl, line 1 is no seal/);
    expect(existsSync(at('export'))).toBe(false);
  });
});

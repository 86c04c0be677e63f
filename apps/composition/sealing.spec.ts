import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent } from '#event-sourcing/testing';
import { openSqliteEventStore } from '#event-store-sqlite';
import { SealBook, verifyHistory, type Finding } from '#history-proof';
import { ConfigurationError } from '#platform';
import { regularSealing } from './sealing.js';
import { openHistory } from './stored-history.js';

describe('sealing while a world is served', () => {
  let folder: string;
  const failures: string[] = [];
  const at = (name: string) => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketenspoor-sealing-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const sealing = (keyFile: string | null) =>
    regularSealing({
      folder,
      everyMinutes: 1,
      keyFile,
      leases: null,
      onFailure: ({ message }) => failures.push(message),
    });

  it('signs what stands in the store that is open, with the key of the configuration', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(at('private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const store = openSqliteEventStore({ file: at('events.db') });
    await store.append('sample-1', 'no-stream', [anEvent(), anEvent()]);
    const running = sealing(at('private.pem'));
    running.start();
    await running.stop();
    await store.close();
    const seals = new SealBook(at('seals.jsonl')).read();
    const history = await openHistory(folder);
    const findings: Finding[] = [];
    const { unsealed } = await verifyHistory(history, {
      seals,
      key: publicKey,
      onFinding: (finding) => findings.push(finding),
    });
    await history.close();
    expect({ failures, findings, unsealed, seals: seals.length }).toEqual({
      failures: [],
      findings: [],
      unsealed: 0,
      seals: 1,
    });
  });

  it('does not begin with a key that it cannot use', () => {
    writeFileSync(at('no-key.pem'), 'nothing of the kind');
    expect(() => sealing(at('no-key.pem'))).toThrow(ConfigurationError);
    expect(() => sealing(at('missing.pem'))).toThrow(/KETENSPOOR_SEAL_KEY/);
  });
});

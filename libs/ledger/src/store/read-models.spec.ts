import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CheckpointTable, openReadModels } from '#ledger';
import { LedgerWorld, LOOKING_AT } from '#ledger/testing';
import { CreateLedger1760000000000 } from './migration/1760000000000-create-ledger.js';

describe('read models of an older version', () => {
  it('are brought to this one, and worked out anew', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ketenspoor-read-models-'));
    const file = join(folder, 'read-models.db');
    const older = await new DataSource({
      type: 'better-sqlite3',
      database: file,
      migrations: [CreateLedger1760000000000],
      migrationsRun: true,
    }).initialize();
    await older.query("INSERT INTO checkpoint VALUES ('ledger.v1', '7'), ('when-a-then-b', '5')");
    await older.query("INSERT INTO fact VALUES (7, 'signal-1', 0, 0, '{}')");
    await older.destroy();
    const models = await openReadModels(file);
    expect(await models.reader.query('SELECT name FROM checkpoint')).toEqual([{ name: 'when-a-then-b' }]);
    expect(await models.reader.query('SELECT COUNT(*) AS n FROM fact')).toEqual([{ n: 0 }]);
    expect((await models.writer.driver.createSchemaBuilder().log()).upQueries).toEqual([]);
    await models.close();
    rmSync(folder, { recursive: true });
  });
});

describe('the read models', () => {
  let world: LedgerWorld;
  beforeEach(async () => {
    world = await LedgerWorld.open(LOOKING_AT);
  });
  afterEach(() => world.close());

  it('are what their migrations make: generating one would change nothing', async () => {
    const { upQueries } = await world.models.writer.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('are only written by the writer', async () => {
    await expect(world.reader.query('DELETE FROM interval')).rejects.toThrow(/readonly/);
  });

  it('keep how far an automation has come', async () => {
    const checkpoints = new CheckpointTable(world.models.writer);
    expect(await checkpoints.load('when-a-then-b')).toBe(0n);
    await checkpoints.save('when-a-then-b', 9_007_199_254_740_993n);
    expect(await checkpoints.load('when-a-then-b')).toBe(9_007_199_254_740_993n);
  });
});

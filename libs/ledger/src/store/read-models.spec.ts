import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckpointTable } from '#ledger';
import { LedgerWorld, LOOKING_AT } from '#ledger/testing';

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

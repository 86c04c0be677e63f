import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store-memory';
import { CheckpointTable, forgetForeignHistory } from '#ledger';
import { LedgerWorld, LOOKING_AT, playAtRandom, Chance } from '#ledger/testing';

describe('read models beside a store', () => {
  let world: LedgerWorld;
  beforeEach(async () => {
    world = await LedgerWorld.open(LOOKING_AT);
    await playAtRandom(world, new Chance([5, 3, 7, 1, 9]), 12);
    await world.follow();
    await new CheckpointTable(world.models.writer).save('when-a-then-b', 5n);
  });
  afterEach(() => world.close());

  const count = async () =>
    (
      await world.reader.query<{ n: number }[]>(
        'SELECT (SELECT COUNT(*) FROM fact) + (SELECT COUNT(*) FROM checkpoint) AS n',
      )
    )[0]?.n;

  it('are kept when they were worked out from its history', async () => {
    const before = await count();
    expect(before).toBeGreaterThan(2);
    expect(await forgetForeignHistory(world.models, world.store)).toBe(false);
    expect(await count()).toBe(before);
  });

  it('are emptied, checkpoints included, when the store holds another history or ends before theirs', async () => {
    expect(await forgetForeignHistory(world.models, new MemoryEventStore())).toBe(true);
    expect(await count()).toBe(0);
    expect(await forgetForeignHistory(world.models, new MemoryEventStore())).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store-memory';
import { holdsForeignHistory } from '#ledger';
import { LedgerWorld, LOOKING_AT, playAtRandom, Chance } from '#ledger/testing';

describe('read models beside a store', () => {
  let world: LedgerWorld;
  beforeEach(async () => {
    world = await LedgerWorld.open(LOOKING_AT);
    await playAtRandom(world, new Chance([5, 3, 7, 1, 9]), 12);
    await world.follow();
  });
  afterEach(() => world.close());

  it('are known to hold its history', async () => {
    expect(await holdsForeignHistory(world.models, world.store)).toBe(false);
  });

  it('are known to hold another when the store holds another history or ends before theirs', async () => {
    expect(await holdsForeignHistory(world.models, new MemoryEventStore())).toBe(true);
  });

  it('that hold nothing hold no other history', async () => {
    const empty = await LedgerWorld.open(LOOKING_AT);
    expect(await holdsForeignHistory(empty.models, world.store)).toBe(false);
    await empty.close();
  });
});

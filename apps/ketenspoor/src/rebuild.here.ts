import { projectionList, type ProjectionItem } from '#operations';
import { openEmbeddedWorld, type EmbeddedWorld } from '../../composition/embedded-world.js';
import type { RebuildTarget } from './rebuild.target.js';

/** The ledger of a world that no server has open. */
export class RebuildHere implements RebuildTarget {
  private constructor(private readonly world: EmbeddedWorld) {}

  /** Throws StoreUnavailableError when another process has the world open. What was half-made goes on at once. */
  static async open(folder: string): Promise<RebuildHere> {
    const world = await openEmbeddedWorld(folder);
    world.ledger.start();
    return new RebuildHere(world);
  }

  async begin(): Promise<void> {
    if ((await this.generations()).every(({ generationState }) => generationState !== 'building'))
      await this.world.ledger.rebuild();
  }

  async switch(): Promise<void> {
    await this.world.ledger.switch();
  }

  async retire(): Promise<void> {
    await this.world.ledger.retire();
  }

  async generations(): Promise<readonly ProjectionItem[]> {
    const { ledger, store, readSide } = this.world;
    return projectionList(ledger.statuses(), await store.head(), (reader) => readSide.skips.of(reader)).items;
  }

  close(): Promise<void> {
    return this.world.close();
  }
}

import { describe, expect, it } from '@jest/globals';
import { CommandRunner, EventRegistry, uuidFrom } from '#event-sourcing';
import { react } from '#event-sourcing/testing';
import { MemoryEventStore } from '#event-store-memory';
import type { PartyRef } from '#party';
import { acting, aParty, MUNICIPALITY, REGION } from '#party/testing';
import { signalDecider, signalEventTypes, signalStream, type SignalCommand } from '#signal';
import { WhenMergeChangesThenTellSurvivor } from './when-merge-changes-then-tell-survivor.js';

const holder = aParty('attention-officer');
const NOW = '2031-03-03T09:00:00.000Z';

class World {
  now = NOW;
  readonly registry = new EventRegistry(signalEventTypes);
  readonly store = new MemoryEventStore(() => this.now);
  readonly commands = new CommandRunner(this.store, this.registry, () => this.now);
  private readonly automations = [new WhenMergeChangesThenTellSurvivor(this.commands)];

  react() {
    return react(this.store, this.registry, this.automations);
  }

  async register(signalId: string): Promise<void> {
    const data = {
      signalId,
      source: 'inspector',
      channel: 'phone',
      observedAt: null,
      receivedAt: this.now,
      region: REGION,
      municipality: MUNICIPALITY,
      forms: [],
      urgency: 'normal',
      personCount: null,
      receiptHash: null,
      generated: false,
      importedFrom: null,
    } as const;
    await this.send(signalId, { type: 'register-signal', data });
  }

  send(signalId: string, command: SignalCommand, party: PartyRef = holder) {
    const commandId = uuidFrom(signalId, command.type);
    return this.commands.run(signalDecider, signalStream(signalId), command, {
      commandId,
      actor: acting(party),
      correlationId: commandId,
    });
  }

  async survivorFacts() {
    const history = await this.store.readStream(signalStream('survivor'));
    return history.filter(({ type }) => type.startsWith('signal.duplicate-'));
  }
}

describe('when a merge changes, then tell the survivor', () => {
  async function merged(): Promise<World> {
    const world = new World();
    await world.register('survivor');
    await world.register('duplicate');
    await world.send('duplicate', { type: 'merge-signal', data: { into: 'survivor' } });
    return world;
  }

  it('absorbs a duplicate that was merged into it', async () => {
    const world = await merged();
    await world.react();
    expect(await world.survivorFacts()).toMatchObject([
      {
        type: 'signal.duplicate-absorbed.v1',
        data: { duplicateId: 'duplicate' },
        actor: { party: holder.id, person: 'automation' },
      },
    ]);
  });

  it('releases a duplicate whose merge was undone', async () => {
    const world = await merged();
    await world.react();
    await world.send('duplicate', { type: 'undo-merge', data: {} });
    await world.react();
    expect((await world.survivorFacts()).map(({ type, data }) => [type, data])).toEqual([
      ['signal.duplicate-absorbed.v1', { duplicateId: 'duplicate' }],
      ['signal.duplicate-released.v1', { duplicateId: 'duplicate' }],
    ]);
  });

  it('hears of both in their order when it comes late to them', async () => {
    const world = await merged();
    await world.send('duplicate', { type: 'undo-merge', data: {} });
    await world.react();
    expect((await world.survivorFacts()).map(({ type }) => type)).toEqual([
      'signal.duplicate-absorbed.v1',
      'signal.duplicate-released.v1',
    ]);
  });

  it('is told of a merge by a time before the survivor was received', async () => {
    const world = new World();
    await world.register('duplicate');
    await world.send('duplicate', { type: 'merge-signal', data: { into: 'survivor' } });
    world.now = '2031-03-03T10:00:00.000Z';
    await world.register('survivor');
    await world.react();
    expect(await world.survivorFacts()).toMatchObject([
      { type: 'signal.duplicate-absorbed.v1', occurredAt: world.now },
    ]);
  });

  it('does each once, also after a crash', async () => {
    const world = await merged();
    await world.react();
    await world.send('duplicate', { type: 'undo-merge', data: {} });
    await world.react();
    const head = await world.store.head();
    await world.react();
    expect(await world.store.head()).toBe(head);
  });

  it('lets it be when the survivor does not exist', async () => {
    const world = new World();
    await world.register('duplicate');
    await world.send('duplicate', { type: 'merge-signal', data: { into: 'nowhere' } });
    const head = await world.store.head();
    await world.react();
    expect(await world.store.head()).toBe(head);
  });
});

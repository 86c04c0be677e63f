import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandRunner, EventRegistry, uuidFrom } from '#event-sourcing';
import { MemoryEventStore } from '#event-store-memory';
import {
  PartyDirectory,
  partyDecider,
  partyEventTypes,
  partyStream,
  type PartyCommand,
  type PartyRef,
} from '#party';
import { acting, aParty } from '#party/testing';

const desk = aParty('attention-officer');
const police = aParty('tmm');
const actor = acting(aParty('chain-director'));
const now = () => '2031-03-03T09:00:00.000Z';

describe('the party directory', () => {
  const registry = new EventRegistry(partyEventTypes);
  let store: MemoryEventStore;
  let directory: PartyDirectory;

  beforeEach(() => {
    store = new MemoryEventStore(now);
    directory = new PartyDirectory(store, registry);
  });
  afterEach(() => directory.stop());

  function run(party: PartyRef, command: PartyCommand) {
    const commandId = uuidFrom(party.id, JSON.stringify(command));
    return new CommandRunner(store, registry, now).run(partyDecider, partyStream(party.id), command, {
      commandId,
      actor,
      correlationId: commandId,
    });
  }

  function register(party: PartyRef) {
    return run(party, {
      type: 'register-party',
      data: { party, name: `Organisation ${party.id}`, generated: false },
    });
  }

  it('knows at start what was stored before', async () => {
    await register(desk);
    await register(police);
    await run(desk, { type: 'rename-party', data: { name: 'Gemeente Veldbergen' } });
    await directory.start();
    expect(directory.all().map(({ party, name, closed }) => [party, name, closed])).toEqual([
      [desk, 'Gemeente Veldbergen', false],
      [police, 'Organisation tmm-1', false],
    ]);
  });

  it('finds a party right after the command that registered it', async () => {
    await directory.start();
    expect(directory.find(desk.id)).toBeUndefined();
    const { position } = await register(desk);
    await directory.caughtUpTo(position);
    expect(directory.require(desk.id, 'to')).toEqual(desk);
  });

  it('names the field that held an unknown id', async () => {
    await directory.start();
    expect(() => directory.require('nobody', 'to.0')).toThrow(
      expect.objectContaining({ code: 'unknown-party', kind: 'invalid', field: 'to.0' }),
    );
  });

  it('tells a closed party from an open one', async () => {
    await register(desk);
    await run(desk, { type: 'close-party', data: {} });
    await register(police);
    await directory.start();
    expect(directory.require(desk.id, 'to')).toEqual(desk);
    expect(() => directory.requireOpen(desk.id, 'to')).toThrow(
      expect.objectContaining({ code: 'party-closed', kind: 'conflict', field: 'to' }),
    );
    expect(directory.requireOpen(police.id, 'to')).toEqual(police);
  });

  it('does not start on a history that it cannot read, and says why', async () => {
    await register(desk);
    directory = new PartyDirectory(store, new EventRegistry());
    await expect(directory.start()).rejects.toThrow(/party-directory.*unknown type party\.registered\.v1/);
  });
});

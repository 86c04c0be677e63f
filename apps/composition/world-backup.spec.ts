import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError, uuidFrom } from '#event-sourcing';

import { parties } from '#ledger';
import { partyDecider, partyStream, type PartyRef } from '#party';
import { acting } from '#party/testing';
import { catchUp, openEmbeddedWorld, type EmbeddedWorld } from './embedded-world.js';
import { backUpWorld, restoreWorld } from './world-backup.js';

const NOW = '2031-03-03T09:00:00.000Z';
const LATER = {
  validAt: '2031-04-01T00:00:00.000Z',
  knownAt: '2031-04-01T00:00:00.000Z',
  page: 1,
  pageSize: 50,
};

function register(world: EmbeddedWorld, id: string) {
  const party: PartyRef = { id, role: 'care-coordinator', region: 'noordermark', municipality: null };
  return world.commands.run(
    partyDecider,
    partyStream(id),
    { type: 'register-party', data: { party, name: `Fictional ${id}`, generated: true } },
    {
      actor: acting(party),
      commandId: uuidFrom('world-backup', id),
      correlationId: uuidFrom('world-backup', id),
    },
  );
}

async function knownParties(world: EmbeddedWorld): Promise<string[]> {
  await catchUp(world, () => undefined);
  return (await world.ledger.ask(({ reader }) => parties(reader, LATER))).items.map(({ id }) => id).sort();
}

describe('a backup of a world', () => {
  let root: string;
  let world: EmbeddedWorld;
  const at = (...names: string[]) => join(root, ...names);
  const open = (folder: string) => openEmbeddedWorld(at(folder), () => NOW);

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'ketenspoor-backup-'));
    world = await open('world');
    writeFileSync(at('world', 'demonstration.json'), '{"generated":true}');
    writeFileSync(at('world', 'operator-password'), 'a secret');
    await register(world, 'party-before');
  });
  afterEach(async () => {
    await world.close();
    rmSync(root, { recursive: true });
  });

  it('is made while the world is in use, and brings back what it held then, marked as it was, without secrets', async () => {
    const manifest = await backUpWorld(at('world'), at('backup'), NOW);
    await register(world, 'party-after');
    expect(manifest).toMatchObject({ at: NOW, events: 1, head: 1 });
    expect(await restoreWorld(at('backup'), at('restored'))).toEqual(manifest);
    expect(existsSync(at('restored', 'operator-password'))).toBe(false);
    expect(readFileSync(at('restored', 'demonstration.json'), 'utf8')).toBe('{"generated":true}');
    const restored = await open('restored');
    expect(await knownParties(restored)).toEqual(['party-before']);
    expect(await register(restored, 'party-before')).toMatchObject({ replayed: true });
    await restored.close();
    expect(await knownParties(world)).toEqual(['party-after', 'party-before']);
  });

  it('is not mixed up with read models of what came after it', async () => {
    await backUpWorld(at('world'), at('backup'), NOW);
    await register(world, 'party-after');
    await knownParties(world);
    await world.close();
    await restoreWorld(at('backup'), at('restored'));
    for (const name of ['read-models.json', 'read-models.1.db', 'checkpoints.db'])
      copyFileSync(at('world', name), at('restored', name));
    const restored = await open('restored');
    expect(await knownParties(restored)).toEqual(['party-before']);
    await register(restored, 'party-other');
    expect(await knownParties(restored)).toEqual(['party-before', 'party-other']);
    await restored.close();
    world = await open('world');
    expect(await knownParties(world)).toEqual(['party-after', 'party-before']);
  });

  it('is looked at anew by automations that had come further', async () => {
    await backUpWorld(at('world'), at('backup'), NOW);
    await register(world, 'party-after');
    await world.readSide.checkpoints.save('when-a-then-b', 2n);
    await world.close();
    await restoreWorld(at('backup'), at('restored'));
    copyFileSync(at('world', 'checkpoints.db'), at('restored', 'checkpoints.db'));
    const restored = await open('restored');
    expect(await restored.readSide.checkpoints.load('when-a-then-b')).toBe(0n);
    await restored.close();
    world = await open('world');
    expect(await world.readSide.checkpoints.load('when-a-then-b')).toBe(2n);
  });

  it('is refused when it is damaged, broke off or would cover something', async () => {
    await backUpWorld(at('world'), at('backup'), NOW);
    await expect(backUpWorld(at('world'), at('backup'), NOW)).rejects.toThrow(/not empty/);
    await expect(restoreWorld(at('backup'), at('world'))).rejects.toThrow(/not empty/);
    await expect(restoreWorld(at('nowhere'), at('restored'))).rejects.toThrow(/no backup/);
    appendFileSync(at('backup', 'events.db'), 'x');
    await expect(restoreWorld(at('backup'), at('restored'))).rejects.toThrow(/damaged: events.db/);
    writeFileSync(at('backup', 'backup.json'), '{"format":1,"files":{"../events.db":""}}');
    await expect(restoreWorld(at('backup'), at('restored'))).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(existsSync(at('restored'))).toBe(false);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { uuidFrom } from '#event-sourcing';
import { ATTENTION_OFFICER, CHAIN_DIRECTOR } from '#ledger/testing';
import type { PartyRef } from '#party';
import { acting } from '#party/testing';
import type { StepWithState } from '#replay';
import { signalDecider, signalStream, type SignalCommand } from '#signal';
import { openEmbeddedWorld, type EmbeddedWorld } from '../../composition/embedded-world.js';
import { UsageError } from './cli-command.js';
import { replayCommand } from './replay.command.js';

const REGISTER = {
  type: 'register-signal',
  data: {
    signalId: 'signal-1',
    source: 'inspector',
    channel: 'phone',
    observedAt: null,
    receivedAt: '2031-03-03T09:00:00.000Z',
    region: ATTENTION_OFFICER.region,
    municipality: ATTENTION_OFFICER.municipality,
    forms: ['labour'],
    urgency: 'normal',
    personCount: null,
    receiptHash: null,
    generated: false,
    importedFrom: null,
  },
} as const;

const folder = mkdtempSync(join(tmpdir(), 'replay-command-'));
let world: EmbeddedWorld;
let printed = '';
let now = '2031-03-03T09:00:00.000Z';

beforeAll(async () => {
  world = await openEmbeddedWorld(folder, () => now);
  const registered = await record('first', ATTENTION_OFFICER, REGISTER);
  now = '2031-03-09T09:00:00.000Z';
  await record(
    'second',
    ATTENTION_OFFICER,
    {
      type: 'offer-hand-off',
      data: {
        branchId: (registered.events[0]?.data as { branchId: string }).branchId,
        to: [CHAIN_DIRECTOR],
        keepsCustody: false,
        legalBasis: 'public-task',
      },
    },
    '2031-03-05T09:00:00.000Z',
  );
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  printed = '';
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
});
afterEach(() => {
  jest.restoreAllMocks();
});

function record(name: string, by: PartyRef, command: SignalCommand, occurredAt = now) {
  const commandId = uuidFrom('replay-command', name);
  const envelope = { commandId, actor: acting(by), correlationId: commandId, occurredAt };
  return world.commands.run(signalDecider, signalStream('signal-1'), command, envelope);
}

async function run(...args: string[]): Promise<number> {
  return replayCommand([...args, '--data', folder]);
}

describe('ketenspoor replay, while the world is open for writing', () => {
  it('tells a signal step by step, with both times and the state after each', async () => {
    expect(await run('--signal', 'signal-1')).toBe(0);
    expect(printed).toContain('── 0 · Signal registered · signal.registered.v1');
    expect(printed).toContain('recorded        2031-03-09T09:00:00.000Z (late by P4D)');
    expect(printed).toContain(`on offer – → ${ATTENTION_OFFICER.id} › ${CHAIN_DIRECTOR.id}`);
    expect(printed).toContain(`held by: ${ATTENTION_OFFICER.id}`);
  });

  it('goes backward, in Dutch, and between two revisions', async () => {
    expect(await run('--signal', 'signal-1', '--backward', '--language', 'nl', '--format', 'compact')).toBe(
      0,
    );
    expect(printed.indexOf('Overdracht aangeboden')).toBeLessThan(printed.indexOf('Signaal geregistreerd'));
    printed = '';
    await run('--signal', 'signal-1', '--from', '1', '--to', '1', '--format', 'compact');
    expect(printed).not.toContain('Signal registered');
  });

  it('gives a JSON object a line, with the state', async () => {
    expect(await run('--signal', 'signal-1', '--json')).toBe(0);
    const steps = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as StepWithState);
    expect(steps.map(({ revision }) => revision)).toEqual(steps.map((_, index) => index));
    expect(steps.at(-1)).toMatchObject({ lateBy: 'P4D', state: { holders: [ATTENTION_OFFICER.id] } });
  });

  it('shows events as they were stored', async () => {
    await run('--signal', 'signal-1', '--format', 'raw', '--to', '0');
    expect(JSON.parse(printed)).toMatchObject({
      type: 'signal.registered.v1',
      data: { signalId: 'signal-1' },
    });
  });

  it('goes through all events, from a position on and no more than asked', async () => {
    expect(await run('--all', '--after', '1', '--limit', '1', '--json')).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ position: '2', about: { kind: 'signal', id: 'signal-1' } });
  });

  it('says that there is no such history', async () => {
    expect(await run('--meeting', 'meeting-1')).toBe(1);
    expect(printed).toBe('There is no meeting meeting-1 in this world.\n');
  });

  it.each([
    [[], /one of --signal, --meeting and --all/],
    [['--signal', 'a', '--all'], /one of --signal, --meeting and --all/],
    [['--signal', 'signal-1', '--from', 'x'], /--from is a whole number/],
    [['--signal', 'signal-1', '--from', '99'], /--from 99 lies beyond the last revision/],
    [['--signal', 'signal-1', '--from', '2', '--to', '1'], /--from 2 lies after --to 1/],
    [['--signal', 'signal-1', '--limit', '2'], /--limit does not go with one history/],
    [['--all', '--to', '2'], /--to does not go with --all/],
    [['--all', '--format', 'long'], /--format is one of compact, timeline, raw/],
    [['--all', '--language', 'fr'], /--language is one of nl, en/],
    [['--all', '--sideways'], /--sideways/],
  ])('refuses %j', async (args, message) => {
    const failure = await run(...args).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect((failure as Error).message).toMatch(message);
  });

  it('says when there is no world', async () => {
    await expect(replayCommand(['--all', '--data', join(folder, 'nowhere')])).rejects.toThrow(/no world/);
  });
});

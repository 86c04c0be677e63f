import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ATTENTION_OFFICER, CHAIN_DIRECTOR, MEETING } from '#ledger/testing';
import type { StepWithState } from '#replay';
import { SIGNAL, SignalWorld } from '../testing/signal-world.js';
import { UsageError } from './cli-command.js';
import { replayCommand } from './replay.command.js';

let world: SignalWorld;
let printed = '';

beforeAll(async () => {
  world = await SignalWorld.open();
});
afterAll(() => world.close());
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

async function run(...args: string[]): Promise<number> {
  return replayCommand([...args, '--data', world.folder]);
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
    expect(steps.at(-2)).toMatchObject({ lateBy: 'P4D', state: { holders: [ATTENTION_OFFICER.id] } });
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

  it('steps through a meeting', async () => {
    expect(await run('--meeting', MEETING, '--format', 'compact')).toBe(0);
    expect(printed).toContain('Put on the agenda (chain-director-1): agenda – → requested');
  });

  it('says that there is no such history', async () => {
    expect(await run('--meeting', 'meeting-2')).toBe(1);
    expect(printed).toBe('There is no meeting meeting-2 in this world.\n');
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

  it('stops at an event that it does not know, and names it', async () => {
    const other = await SignalWorld.open();
    const { id, position } = await other.recordUnknown('signal.teleported.v1');
    const replaying = replayCommand(['--signal', SIGNAL, '--data', other.folder]);
    await expect(replaying).rejects.toThrow(
      `Event ${id} at position ${position} has the unknown type signal.teleported.v1`,
    );
    await other.close();
  });

  it('says when there is no world', async () => {
    await expect(replayCommand(['--all', '--data', join(world.folder, 'nowhere')])).rejects.toThrow(
      /no world/,
    );
  });
});

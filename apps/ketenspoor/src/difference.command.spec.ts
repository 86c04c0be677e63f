import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ATTENTION_OFFICER, CHAIN_DIRECTOR } from '#ledger/testing';
import type { RowDifference } from '#replay';
import {
  OFFERED_AT,
  OFFER_RECORDED_AT,
  REGISTERED_AT,
  SIGNAL,
  SignalWorld,
} from '../testing/signal-world.js';
import { UsageError } from './cli-command.js';
import { differenceCommand } from './difference.command.js';

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

const run = (...args: string[]) =>
  differenceCommand([
    ...args,
    '--data',
    world.folder,
    '--to',
    '2031-03-20T00:00:00Z',
    '--known-to',
    '2031-03-20T00:00:00Z',
  ]);

describe('ketenspoor difference, while the world is open for writing', () => {
  it('tells what happened between two instants, by what is known', async () => {
    expect(await run('--signal', SIGNAL, '--from', '2031-03-04T10:00:00+01:00')).toBe(0);
    expect(printed).toContain(
      `+ offer · ${ATTENTION_OFFICER.id} › ${CHAIN_DIRECTOR.id} · offered · since ${OFFERED_AT}\n` +
        `    happened: Hand-off offered (${ATTENTION_OFFICER.id}) ${OFFERED_AT}, recorded ${OFFER_RECORDED_AT}`,
    );
    expect(printed).toContain('+ agenda item · on-agenda, requested');
    expect(printed).toContain('recorded late: 0 · corrected: 0');
  });

  it('tells what was recorded late and what was put right, of one instant as known at two', async () => {
    await differenceCommand([
      ...['--signal', SIGNAL, '--data', world.folder, '--to', '2031-03-06T00:00:00Z'],
      ...['--known-from', '2031-03-06T00:00:00Z', '--known-to', '2031-03-20T00:00:00Z'],
    ]);
    expect(printed).toContain('    recorded late: Hand-off offered');
    expect(printed).toContain(`~ signal · ${ATTENTION_OFFICER.id} · live, labour exploitation`);
    expect(printed).toContain('    corrected: Fact corrected');
    expect(printed).toMatch(/happened: 0 · recorded late: 1 · corrected: 1\n$/);
  });

  it('speaks Dutch, and gives JSON', async () => {
    await run('--signal', SIGNAL, '--from', REGISTERED_AT, '--language', 'nl');
    expect(printed).toContain('+ aangeboden · ');
    printed = '';
    await run('--signal', SIGNAL, '--from', REGISTERED_AT, '--json');
    const rows = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as RowDifference);
    expect(rows.map(({ after }) => after?.what)).toContain('offer');
  });

  it('says when nothing is different, and when there is no such signal', async () => {
    await run('--signal', SIGNAL, '--from', '2031-03-20T00:00:00Z');
    expect(printed).toContain('Nothing is different.');
    expect(await run('--signal', 'signal-2', '--from', REGISTERED_AT)).toBe(1);
    expect(await run('--signal', SIGNAL, '--from', '2031-03-20T00:00:00Z')).toBe(0);
  });

  it.each([
    [['--from', REGISTERED_AT], /--signal is needed/],
    [['--signal', SIGNAL], /--from, --known-from or both/],
    [['--signal', SIGNAL, '--from', 'yesterday'], /--from is an instant/],
    [['--signal', SIGNAL, '--known-from', '2031-02-30T00:00:00Z'], /--known-from is an instant/],
    [['--signal', SIGNAL, '--from', REGISTERED_AT, '--language', 'fr'], /--language is one of nl, en/],
    [['--signal', SIGNAL, '--sideways'], /--sideways/],
  ])('refuses %j', async (args, message) => {
    const failure = await run(...args).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect((failure as Error).message).toMatch(message);
  });
});

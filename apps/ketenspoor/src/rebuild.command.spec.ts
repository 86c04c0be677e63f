import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { anEvent } from '#event-sourcing/testing';
import { startTracker, type Tracker } from '../../tracker/src/tracker.js';
import { openEmbeddedWorld } from '../../composition/embedded-world.js';
import { rebuildCommand } from './rebuild.command.js';
import { barFigures, durationText } from './rebuild.text.js';

describe('rebuild on the command line', () => {
  let folder: string;
  let tracker: Tracker | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ketenspoor-rebuild-'));
    const world = await openEmbeddedWorld(folder);
    const events = Array.from({ length: 40 }, () =>
      anEvent({ type: 'party.closed.v1', data: { partyId: 'x' } }),
    );
    await world.store.append('party-x', 'no-stream', events);
    await world.close();
  });
  afterEach(async () => {
    await tracker?.close();
    tracker = undefined;
    rmSync(folder, { recursive: true });
  });

  async function run(...args: readonly string[]): Promise<{ code: number; text: string }> {
    let text = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((part) => {
      text += String(part);
      return true;
    });
    try {
      return { code: await rebuildCommand(['--data', folder, ...args]), text };
    } finally {
      write.mockRestore();
    }
  }
  const serve = async () => {
    tracker = await startTracker({
      folder,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'error',
      sharedPassword: null,
    });
    return tracker.url;
  };
  const places = () => readdirSync(folder).filter((name) => /^read-models\.\d+\.db$/.test(name));

  it('builds, switches back and retires where no server runs', async () => {
    const first = await run();
    expect(first.code).toBe(0);
    expect(first.text).toMatch(/Generation 1 \(ledger version \d+\) is served, at position 40 of 40/);
    const built = await run();
    expect(built.text).toMatch(/Generation 1 .* is standing by, .*\nGeneration 2 .* is served/);
    await expect(run()).rejects.toThrow(
      /Generation 1 stands beside the served one; retire it first. Nothing/,
    );
    expect((await run('--switch-back')).text).toMatch(/Generation 1 .* is served/);
    expect((await run('--retire')).text).not.toContain('Generation 2');
    expect(places()).toEqual(['read-models.1.db']);
    await expect(run('--switch-back')).rejects.toThrow(/No generation stands beside/);
  });

  it('asks the server that has the world open', async () => {
    await run();
    const url = await serve();
    expect((await run('--url', url)).text).toMatch(/Generation 2 .* is served, at position 40 of 40/);
    expect((await run('--url', `${url}/`, '--switch-back')).text).toMatch(/Generation 1 .* is served/);
    expect((await run('--url', url, '--retire')).code).toBe(0);
    expect(places()).toEqual(['read-models.1.db']);
    await expect(run('--url', url, '--retire')).rejects.toThrow(/refused: No generation stands beside/);
  });

  it('says what to do when the world is open and no server answers', async () => {
    await serve();
    await expect(run('--url', 'http://127.0.0.1:9')).rejects.toThrow(/no server answers at .* --url/);
  });

  it.each([
    [['--switch-back', '--retire'], /exclude each other/],
    [['--faster'], /Usage:/],
    [['--data', join(tmpdir(), 'nowhere-at-all')], /There is no world in/],
  ])('refuses %j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });

  it('says which event stopped it', async () => {
    await run();
    const world = await openEmbeddedWorld(folder);
    await world.store.append('party-y', 'no-stream', [anEvent({ type: 'party.from-the-future.v9' })]);
    await world.close();
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toMatch(/stopped at party.from-the-future.v9 /);
  });
});

it('tells times in words, and what it does not know', () => {
  expect([5, 65, 7800].map(durationText)).toEqual(['5 s', '1 min 5 s', '2 h 10 min']);
  const item = { position: '5', head: '10', eventsPerSecond: null, remainingSeconds: null };
  expect(barFigures(item as Parameters<typeof barFigures>[0])).toEqual({
    total: 10,
    value: 5,
    rate: 'rate not known yet',
    remaining: 'remaining time not known yet',
  });
});

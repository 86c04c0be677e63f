import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LEDGER_VERSION, openCheckpoints, openReadModels, SqliteGenerations } from '#ledger';

describe('generations in files', () => {
  let folder: string;
  let places: SqliteGenerations;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ketenspoor-generations-'));
    places = new SqliteGenerations(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const book = (whole = true) => ({ served: 2, next: 4, entries: [{ number: 2, version: 2, whole }] });
  const make = async (...numbers: number[]) => {
    for (const number of numbers) await (await places.open(number)).close();
  };

  it('keep the book, and leave nothing beside it', async () => {
    expect(await places.load()).toBeNull();
    await make(2);
    await places.save(book());
    expect(await places.load()).toEqual(book());
    expect(readdirSync(folder).sort()).toEqual(['read-models.2.db', 'read-models.json']);
  });

  it('do not believe a book that names a file which is gone, or that cannot be read', async () => {
    await places.save(book());
    expect(await places.load()).toEqual(book(false));
    writeFileSync(join(folder, 'read-models.json'), '{"format":1,"served":');
    expect(await places.load()).toBeNull();
    writeFileSync(join(folder, 'read-models.json'), '{"format":2}');
    expect(await places.load()).toBeNull();
  });

  it('remove the files of the others, and nothing else', async () => {
    await make(1, 2, 12);
    writeFileSync(join(folder, 'read-models.1.db-wal'), '');
    writeFileSync(join(folder, 'events.db'), '');
    await places.keepOnly([2]);
    expect(readdirSync(folder).sort()).toEqual(['events.db', 'read-models.2.db']);
  });

  it('take over what was there before them, with the checkpoints that stood in it', async () => {
    const before = await openReadModels(join(folder, 'read-models.db'));
    await before.writer.query(
      `INSERT INTO checkpoint VALUES ('ledger.v${LEDGER_VERSION}', '7'), ('when-a-then-b', '5')`,
    );
    await before.close();
    const checkpoints = await openCheckpoints(join(folder, 'checkpoints.db'));
    await places.takeOver(checkpoints);
    expect(await checkpoints.load('when-a-then-b')).toBe(5n);
    expect(existsSync(join(folder, 'read-models.db'))).toBe(false);
    const entries = [{ number: 1, version: LEDGER_VERSION, whole: true }];
    expect(await places.load()).toEqual({ served: 1, next: 2, entries });
    await places.takeOver(checkpoints);
    expect(await places.load()).toEqual({ served: 1, next: 2, entries });
    await checkpoints.forget();
    expect(await checkpoints.load('when-a-then-b')).toBe(0n);
    await checkpoints.close();
  });
});

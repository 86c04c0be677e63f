import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { secretIn } from './secret-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes a secret once, for the owner only', () => {
  const first = secretIn(folder, 'key');
  expect(first.made).toBe(true);
  expect(Buffer.from(first.secret, 'base64url')).toHaveLength(32);
  expect(secretIn(folder, 'key')).toEqual({ secret: first.secret, made: false });
  expect(secretIn(folder, 'another').secret).not.toBe(first.secret);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600);
});

it('refuses an empty secret', () => {
  writeFileSync(join(folder, 'key'), '');
  expect(() => secretIn(folder, 'key')).toThrow(/is empty/);
});

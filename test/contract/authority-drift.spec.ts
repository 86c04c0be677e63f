import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { authorityText } from '../../apps/ketenspoor/src/authority.command.js';

it('keeps docs/reference/authority.md as the code says: `npm run ketenspoor -- authority` writes it anew', async () => {
  expect(readFileSync('docs/reference/authority.md', 'utf8')).toBe(await authorityText());
});

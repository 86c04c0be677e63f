import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { openApiText } from '../../apps/ketenspoor/src/openapi.command.js';

it('keeps docs/reference/openapi.json as the code says: `npm run ketenspoor -- openapi` writes it anew', async () => {
  expect(readFileSync('docs/reference/openapi.json', 'utf8')).toBe(await openApiText());
});

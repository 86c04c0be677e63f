import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { catalogues, LANGUAGES, type Catalogue } from './index.js';

const groups = Object.keys(catalogues.nl) as (keyof Catalogue)[];

describe.each(LANGUAGES)('the words in %s', (language) => {
  it('are there, tidy, and tell codes apart where a person must', () => {
    for (const group of groups) {
      const words = Object.entries<string>(catalogues[language][group]);
      expect(words.length).toBeGreaterThan(1);
      for (const [code, word] of words) expect([group, code, word.trim()]).toEqual([group, code, word]);
      expect(words.filter(([, word]) => word === '')).toEqual([]);
      expect(new Set(words.map(([, word]) => word)).size).toBe(words.length);
    }
  });

  it('cover the same codes as the other language', () => {
    for (const group of groups)
      expect(Object.keys(catalogues[language][group]).sort()).toEqual(
        Object.keys(catalogues.nl[group]).sort(),
      );
  });
});

describe('docs/glossary.md', () => {
  it('gives the Dutch for every code of the API', () => {
    expect(existsSync('docs/glossary.md')).toBe(true);
    const glossary = readFileSync('docs/glossary.md', 'utf8').replace(/ +/g, ' ');
    const missing = groups
      .filter((group) => group !== 'fact')
      .flatMap((group) =>
        Object.entries<string>(catalogues.nl[group]).map(([code, word]) => `| \`${code}\` | ${word} |`),
      )
      .filter((line) => !glossary.includes(line));
    expect(missing).toEqual([]);
  });
});

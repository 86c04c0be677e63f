import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'apps', 'libs', 'test', 'infra', 'docs'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const sources = files.filter((file) => file.endsWith('.ts'));
const product = sources.filter(
  (file) => !file.endsWith('.spec.ts') && !file.includes('/testing/') && !file.startsWith('test/'),
);
const contentOf = (file: string) => readFileSync(file, 'utf8');

describe('architecture', () => {
  it('names files in kebab-case, with a role as a suffix', () => {
    const odd = sources
      .map((file) => basename(file))
      .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+(-[a-z]+)*)*\.ts$/.test(name));
    expect(odd).toEqual([]);
  });

  it('exports by name only', () => {
    expect(sources.filter((file) => /^export default /m.test(contentOf(file)))).toEqual([]);
  });

  it('reads the environment in one file', () => {
    expect(product.filter((file) => contentOf(file).includes('process.env'))).toEqual([
      'libs/platform/src/config/environment.ts',
    ]);
  });

  it('keeps files small', () => {
    expect(product.filter((file) => contentOf(file).split('\n').length > 350)).toEqual([]);
  });

  it('runs the contract suite on every event store adapter', () => {
    const adapters = readdirSync('libs').filter((name) => name.startsWith('event-store-'));
    expect(adapters.length).toBeGreaterThan(1);
    const withoutSuite = adapters.filter(
      (adapter) =>
        !sources.some(
          (file) =>
            file.startsWith(`libs/${adapter}/`) &&
            file.endsWith('.spec.ts') &&
            contentOf(file).includes('eventStoreContract('),
        ),
    );
    expect(withoutSuite).toEqual([]);
  });

  it('names every automation after what it reacts to and what it does', () => {
    const folders = readdirSync('libs')
      .map((lib) => join('libs', lib, 'src', 'automation'))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.filter((name) => !/^when-[a-z-]+-then-[a-z-]+$/.test(name))).toEqual([]);
  });

  it('skips and focuses no test', () => {
    const pattern = /\b(it|test|describe)\.(skip|only|todo)\b|\bx(it|describe)\(/;
    const specs = sources.filter(
      (file) => file.endsWith('.spec.ts') && !file.endsWith('architecture.spec.ts'),
    );
    expect(specs.filter((file) => pattern.test(contentOf(file)))).toEqual([]);
  });

  it('gives each decision record its four parts', () => {
    const records = files.filter((file) => /^docs\/adr\/\d{4}-.*\.md$/.test(file));
    expect(records.length).toBeGreaterThan(3);
    const parts = ['## Context', '## Decision', '## Consequences', '## How it is enforced'];
    expect(records.filter((file) => parts.some((part) => !contentOf(file).includes(part)))).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const RULESET = 'infra/api/ruleset.spectral.yaml';
const scratch = mkdtempSync(join(tmpdir(), 'ketenspoor-api-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Rules that the linter breaks on, as `rule` or `rule at path`. */
function findings(document: unknown): string[] {
  const file = join(scratch, 'openapi.json');
  const report = join(scratch, 'report.json');
  writeFileSync(file, JSON.stringify(document));
  const spectral = join('node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');
  spawnSync(process.execPath, [
    spectral,
    'lint',
    file,
    '--ruleset',
    RULESET,
    '-f',
    'json',
    '-o',
    report,
    '-q',
  ]);
  const found = JSON.parse(readFileSync(report, 'utf8')) as { code: string; path: string[] }[];
  return found.map(({ code, path }) => `${code} at ${path.join(' ')}`);
}

const text = { type: 'string' };
const versioned = { description: 'Done.', headers: { 'API-Version': { schema: text } } };
const problem = (...properties: string[]) => ({
  description: 'Refused.',
  content: {
    'application/problem+json': {
      schema: { type: 'object', properties: Object.fromEntries(properties.map((name) => [name, text])) },
    },
  },
});
const refused = problem('status', 'title', 'detail');
const id = { name: 'id', in: 'path', required: true, schema: text };

const good = {
  openapi: '3.0.3',
  info: {
    title: 'Sample',
    version: '1.2.3',
    contact: { name: 'Team', email: 'team@example.org', url: 'https://example.org' },
  },
  servers: [{ url: '/api/v1' }],
  paths: {
    '/hand-offs/_search': {
      post: { operationId: 'search', responses: { '200': versioned, '400': refused, '404': refused } },
    },
    '/hand-offs/{id}': {
      parameters: [id],
      get: { operationId: 'one', responses: { '200': versioned, '400': refused } },
    },
    '/openapi.json': { get: { operationId: 'document', responses: { '200': versioned } } },
  },
  components: {
    schemas: {
      HandOff: {
        type: 'object',
        properties: {
          dueDate: { type: 'string', format: 'date' },
          offeredAt: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
};

const bad = {
  openapi: '3.0.3',
  info: { title: 'Sample', version: '1.2', contact: { name: 'Team' } },
  servers: [{ url: 'http://example.org/api' }],
  paths: {
    '/HandOffs': {
      get: {
        operationId: 'a',
        parameters: [{ name: 'Sort_By', in: 'query', schema: text }],
        responses: {
          '200': { description: 'Done.' },
          '404': { description: 'No body.' },
          '409': problem('status'),
        },
      },
    },
    '/hand-offs/_search/more/': {
      post: { operationId: 'b', responses: { '201': versioned, '403': problem() } },
    },
    '/hand-offs/{id}': {
      parameters: [id],
      get: { operationId: 'c', responses: { '200': versioned } },
      trace: { operationId: 'd', responses: { '200': versioned } },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'Api_Key' } },
    schemas: {
      handOff: {
        type: 'object',
        properties: {
          date: text,
          dueDate: { type: 'string', format: 'date-time' },
          at_hour: { type: 'string', format: 'time' },
        },
      },
    },
  },
};

describe('API rules', () => {
  it('accept a document that keeps them', () => {
    expect(findings(good)).toEqual([]);
  });

  it.each([
    'semantic-version at info version',
    'contact-is-complete at info contact',
    'major-version-in-server-url at servers 0 url',
    'no-plain-http-server at servers 0 url',
    'paths-kebab-case at paths /HandOffs',
    'paths-kebab-case at paths /hand-offs/_search/more/',
    'path-keys-no-trailing-slash at paths /hand-offs/_search/more/',
    'query-keys-camel-case at paths /HandOffs get parameters 0 name',
    'key-in-query-camel-case at components securitySchemes key name',
    'api-version-header at paths /HandOffs get responses 200',
    'errors-have-content at paths /HandOffs get responses 404',
    'problem-details at paths /HandOffs get responses 409',
    'problem-details at paths /hand-offs/_search/more/ post responses 403',
    'invalid-input-is-400-read at paths /HandOffs get responses',
    'invalid-input-is-400-write at paths /hand-offs/_search/more/ post responses',
    'invalid-input-is-400-path at paths /hand-offs/{id} get responses',
    'standard-methods at paths /hand-offs/{id} trace',
    'no-local-times at components schemas handOff properties at_hour format',
    'dates-have-a-date-format at components schemas handOff properties date',
    'dates-have-a-date-format at components schemas handOff properties dueDate',
    'schema-names-pascal-case at components schemas handOff',
    'property-names-camel-case at components schemas handOff properties at_hour',
  ])('refuse: %s', (expected) => {
    expect(foundInBad().filter((found) => found.startsWith(expected))).not.toEqual([]);
  });
});

let cached: string[] | undefined;
function foundInBad(): string[] {
  cached ??= findings(bad);
  return cached;
}

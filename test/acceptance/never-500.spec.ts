import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SIGNAL, TestWorld, type PartyId } from './world.js';

/** Values that some field, somewhere, does not expect. */
const NASTY: readonly unknown[] = [
  null,
  '',
  'x'.repeat(5_000),
  '\u0000',
  '__proto__',
  '${7*7}',
  "'; DROP TABLE interval; --",
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59.999+14:00',
  0,
  -1,
  1e308,
  1.5,
  true,
  [],
  {},
  [null],
  [[[]]],
  [{}],
  ['x', 'x'],
  { constructor: { prototype: 1 } },
  { kind: 'assign' },
  { kind: 'data', fields: { forms: [{}], region: {}, toString: 1 } },
  { kind: 'data', fields: { signalId: 'x', branchId: 'x', generated: true } },
];

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: { readonly $ref: string } } };
  };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<'get' | 'post', Operation | undefined>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}

let world: TestWorld;
let document: Document;
let signal: { signalId: string; branchIds: string[]; factIds: string[] };
beforeAll(async () => {
  world = await TestWorld.open();
  document = (await world.get('/v1/openapi.json')).body as Document;
  signal = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
});
afterAll(() => world.close());

const parametersOf = () => ({
  signalId: signal.signalId,
  handOffId: randomUUID(),
  reportId: randomUUID(),
  meetingId: randomUUID(),
  partyId: 'tmm-noordermark',
  region: 'Noordermark',
});

/** The address with ids in place; `nasty` takes the place of all of them. */
function addressOf(path: string, nasty?: string): string {
  const known: Record<string, string> = parametersOf();
  return `/v1${path}`.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(nasty ?? known[name] ?? 'x'),
  );
}

it('answers every command with nasty values with a 4xx that is a problem, or does it', async () => {
  let sent = 0;
  for (const [path, { post }] of Object.entries(document.paths)) {
    if (post === undefined || path === '/sign-ins' || path === '/receipts') continue;
    const schema = post.requestBody?.content['application/json'].schema.$ref.split('/').at(-1) ?? '';
    const fields = Object.keys(document.components.schemas[schema]?.properties ?? {});
    const as: PartyId = path.startsWith('/routes')
      ? 'director-noordermark'
      : path.startsWith('/parties') || path.startsWith('/operations')
        ? 'operator'
        : path.includes('acknowledge')
          ? 'registry'
          : 'gate-veldbergen';
    const sound = { branchId: signal.branchIds[0], subject: 'signal', corrects: signal.factIds[0] };
    const bodies = fields.flatMap((field) =>
      NASTY.map((value) => ({ ...pick(sound, fields), [field]: value })),
    );
    for (const body of [{}, ...bodies]) {
      const { status, headers, body: answer } = await world.post(addressOf(path), body, { as });
      sent += 1;
      if (status < 400 || status > 499)
        expect([path, body, status, answer]).toEqual([path, body, 201, answer]);
      else expect(headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
    }
  }
  expect(sent).toBeGreaterThan(1_000);
}, 120_000);

it('answers every address and query with nasty values with a 4xx, or an answer', async () => {
  const texts = NASTY.filter((value) => typeof value === 'string' && value !== '') as string[];
  for (const [path, { get }] of Object.entries(document.paths)) {
    if (get === undefined) continue;
    const keys = (get.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => name);
    const queries = keys.flatMap((key) =>
      [...texts, '0', '-1', '1e9', '99999999999'].map((text) => `?${key}=${encodeURIComponent(text)}`),
    );
    const addresses = [
      ...queries.map((query) => addressOf(path) + query),
      ...texts.map((text) => addressOf(path, text)),
    ];
    for (const address of addresses) {
      const { status } = await world.get(address, { as: 'director-noordermark' });
      if (status !== 200 && (status < 400 || status > 499)) expect([address, status]).toEqual([address, 400]);
    }
  }
}, 120_000);

function pick(values: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)));
}

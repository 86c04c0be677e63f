import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ALL_PARTY_ROLES, levelOf, reachOf, type PartyRole } from '#party';
import { SIGNAL, TestWorld } from './world.js';

const NOBODY = 'not signed in';

let world: TestWorld;
let signalId: string;
beforeAll(async () => {
  world = await TestWorld.open();
  ({ signalId } = await world.record('gate-veldbergen', '/v1/signals', SIGNAL));
  for (const role of ALL_PARTY_ROLES) {
    const party = { id: accountOf(role), role, name: `Test ${role}`, ...placeOf(role) };
    await world.record('operator', '/v1/parties', party);
  }
}, 60_000);
afterAll(() => world.close());

const accountOf = (role: string) => `one-${role}`;

/** The widest place that the role may have: the country, else a region, else a municipality. */
function placeOf(role: PartyRole): object {
  const reach = reachOf(role);
  if (reach === 'national') return {};
  const region = { region: 'Noordermark' };
  return reach === 'local' ? { ...region, municipality: 'Veldbergen' } : region;
}

interface Row {
  readonly method: string;
  readonly path: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** The rows of the published table: what it promises is what is asked here. */
function publishedRows(): readonly Row[] {
  const lines = readFileSync('docs/reference/authority.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((text) => text.trim()),
    );
  const [head = [], , ...rows] = lines;
  return rows.map((row) => {
    const [method = '', path = ''] = (row[0] ?? '').replaceAll('`', '').split(' ');
    return { method, path, cells: new Map(head.map((title, at) => [title, row[at] ?? ''])) };
  });
}

function promised({ cells }: Row, who: PartyRole | 'operator' | typeof NOBODY): boolean {
  const column = who === 'citizen' || who === 'operator' || who === NOBODY ? who : levelOf(who);
  const cell = cells.get(column) ?? '';
  return cell === 'yes' || cell.split(', ').includes(who);
}

/** What the gate said, not what lay behind it. */
async function ask({ method, path }: Row, as: string | undefined, signal: string): Promise<string> {
  const address = `/v1${path}`.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'signalId' ? signal : name === 'region' ? 'Noordermark' : randomUUID(),
  );
  const options = as === undefined ? {} : { as };
  const { status, body } = await (method === 'GET'
    ? world.get(address, options)
    : world.post(address, {}, options));
  if (status === 403 && body.code === 'permission-missing') return 'refused';
  if (status === 401 && body.code === 'not-signed-in') return 'not signed in';
  return status < 500 ? 'let through' : `${status}`;
}

it('lets exactly those through whom docs/reference/authority.md names, whether the signal exists or not', async () => {
  const rows = publishedRows();
  const wrong: string[] = [];
  let calls = 0;
  for (const row of rows)
    for (const who of [...ALL_PARTY_ROLES, 'operator', NOBODY] as const)
      for (const signal of row.path.includes('{signalId}') ? [signalId, randomUUID()] : [signalId]) {
        const as = who === NOBODY ? undefined : who === 'operator' ? who : accountOf(who);
        const expected = promised(row, who) ? 'let through' : as === undefined ? 'not signed in' : 'refused';
        const said = await ask(row, as, signal);
        calls += 1;
        if (said !== expected) wrong.push(`${row.method} ${row.path} as ${who}: ${said}, not ${expected}`);
      }
  expect(wrong).toEqual([]);
  // The description of the API is the one route that it does not describe.
  expect(rows).toHaveLength(world.routes().length - 1);
  expect(calls).toBeGreaterThan(rows.length * ALL_PARTY_ROLES.length);
}, 120_000);

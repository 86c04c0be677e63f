import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_VERSION, PERMISSIONS } from '#platform';
import { SIGNAL, TestWorld, type Answer } from './world.js';

let world: TestWorld;
beforeAll(async () => {
  world = await TestWorld.open();
});
afterAll(() => world.close());

/** What the Dutch API design rules ask of every answer (docs/adr/0030). */
function expectCommonHeaders({ headers }: Pick<Answer, 'headers'>): void {
  expect(headers.get('API-Version')).toBe(API_VERSION);
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('Strict-Transport-Security')).toContain('max-age=');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(headers.get('X-Frame-Options')).toBe('DENY');
  expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(headers.get('X-Correlation-Id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('X-Powered-By')).toBeNull();
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body?.code]).toEqual([status, code]);
  expect(answer.headers.get('Content-Type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ status, code, title: expect.any(String), detail: expect.any(String) });
  expectCommonHeaders(answer);
}

describe('every answer', () => {
  it('carries the common headers, whatever it is', async () => {
    const answers = await Promise.all([
      world.get('/v1/health'),
      world.get('/v1/health/ready'),
      world.get('/v1/openapi.json'),
      world.get('/v1/signals', { as: 'oversight' }),
      world.get('/v1/signals'),
      world.get('/v1/nowhere'),
      world.get('/'),
      world.get('/v1/%E0%A4%A'),
      world.post('/v1/signals', SIGNAL, { as: 'gate-veldbergen' }),
      world.post('/v1/signals', {}, { as: 'gate-veldbergen' }),
      world.post('/v1/signals', SIGNAL, { as: 'oversight' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 401, 404, 200, 400, 201, 400, 403,
    ]);
    answers.forEach(expectCommonHeaders);
  });

  it('takes over the correlation id of the caller, if it is a UUID', async () => {
    const id = randomUUID();
    const kept = await world.get('/v1/nowhere', { headers: { 'X-Correlation-Id': id } });
    expect(kept.headers.get('X-Correlation-Id')).toBe(id);
    expect(kept.body.instance).toBe(`urn:uuid:${id}`);
    const replaced = await world.get('/v1/health', { headers: { 'X-Correlation-Id': 'anything at all' } });
    expect(replaced.headers.get('X-Correlation-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is a problem even where the request is no HTTP', async () => {
    const { hostname, port } = new URL(world.url);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
      let all = '';
      socket.on('data', (bytes) => (all += bytes.toString()));
      socket.on('end', () => resolve(all));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('application/problem+json');
    expect(text).toContain(`API-Version: ${API_VERSION}`);
  });
});

describe('addresses and formats', () => {
  it.each([
    ['a slash at the end', '/v1/signals/', 404, 'unknown-path'],
    ['capitals', '/v1/Signals', 404, 'unknown-path'],
    ['a path that is not there', '/v1/nowhere', 404, 'unknown-path'],
    ['no version', '/signals', 404, 'unknown-path'],
    ['an unknown query key', '/v1/signals?colour=red', 400, 'invalid-input'],
    ['an unknown query key where none is taken', '/v1/health?colour=red', 400, 'invalid-input'],
    ['a query key given twice', '/v1/signals?page=1&page=2', 400, 'invalid-input'],
  ])('%s', async (_name, path, status, code) => {
    expectProblem(await world.get(path, { as: 'oversight' }), status, code);
  });

  it('answers in JSON only, and says so', async () => {
    expectProblem(
      await world.get('/v1/signals', { as: 'oversight', headers: { Accept: 'text/html' } }),
      406,
      'not-acceptable',
    );
    const any = await world.get('/v1/signals', {
      as: 'oversight',
      headers: { Accept: 'text/html, */*;q=0.1' },
    });
    expect(any.status).toBe(200);
  });

  it('gives the page its words, under a policy of its own', async () => {
    for (const [language, word] of [
      ['nl', 'Ketenregisseur'],
      ['en', 'Chain director'],
    ] as const) {
      const answer = await world.get(`/messages/${language}.json`);
      expect(answer.body.role['chain-director']).toBe(word);
      expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
      expectCommonHeaders(answer);
    }
    expectProblem(await world.get('/messages/fr.json'), 404, 'unknown-path');
  });

  it('shows its description to everyone, from everywhere', async () => {
    const answer = await world.get('/v1/openapi.json');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.body).toMatchObject({ openapi: '3.1.0', info: { version: API_VERSION } });
    const other = await world.get('/v1/health');
    expect(other.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

describe('access', () => {
  it('is said on every route', () => {
    const routes = world.routes();
    expect(routes.length).toBeGreaterThan(55);
    const allowed: readonly unknown[] = ['public', ...PERMISSIONS];
    expect(routes.filter(({ access }) => !allowed.includes(access))).toEqual([]);
    expect(
      routes
        .filter(({ access }) => access === 'public')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'HealthController.health',
      'HealthController.ready',
      'OpenApiController.ask',
      'ReceiptController.show',
      'SignInController.signIn',
    ]);
  });

  it('takes a token that is ours, whole and unexpired', async () => {
    const token = await world.tokenOf('oversight');
    const [head, body, signature] = token.split('.') as [string, string, string];
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), sub: 'registry' }),
    );
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const wrong of [
      `${head}.${forged.toString('base64url')}.${signature}`,
      `${none}.${body}.`,
      'nonsense',
      '',
    ]) {
      const answer = await world.get('/v1/signals', { headers: { Authorization: `Bearer ${wrong}` } });
      expectProblem(answer, 401, 'not-signed-in');
      expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer');
    }
  });

  it('is refused to accounts without the permission', async () => {
    expectProblem(await world.post('/v1/signals', SIGNAL, { as: 'oversight' }), 403, 'permission-missing');
    expectProblem(await world.post('/v1/signals', SIGNAL, { as: 'operator' }), 403, 'permission-missing');
    expectProblem(await world.get('/v1/signals', { as: 'operator' }), 403, 'permission-missing');
    const party = { id: 'new-desk', role: 'fairwork', name: 'New desk' };
    expectProblem(
      await world.post('/v1/parties', party, { as: 'director-noordermark' }),
      403,
      'permission-missing',
    );
  });

  it('ends with the party', async () => {
    expect((await world.get('/v1/signals', { as: 'tmm-zuiderwold' })).status).toBe(200);
    await world.record('operator', '/v1/parties/tmm-zuiderwold/closings');
    expectProblem(await world.get('/v1/signals', { as: 'tmm-zuiderwold' }), 401, 'not-signed-in');
  });

  it('slows guessing of passwords down', async () => {
    const guess = () => world.post('/v1/sign-ins', { account: 'oversight', password: 'a guess' });
    const statuses = [];
    for (let turn = 0; turn < 12; turn += 1) statuses.push((await guess()).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.at(-1)).toBe(429);
    expect((await guess()).headers.get('Retry-After')).toBe('60');
  });
});

describe('commands', () => {
  it('are done once, however often they are sent', async () => {
    const key = randomUUID();
    const send = (body: object) =>
      world.post('/v1/signals', body, { as: 'gate-veldbergen', headers: { 'Idempotency-Key': key } });
    const bare = { source: 'school', channel: 'phone', receipt: true };
    const first = await send(bare);
    const again = await send(bare);
    expect(first).toMatchObject({ status: 201, body: { replayed: false } });
    expect(again).toMatchObject({ status: 201, body: { ...first.body, replayed: true } });
    expect(again.headers.get('Idempotency-Key')).toBe(key);
    const head = await world.head();
    expectProblem(await send({ ...bare, channel: 'email' }), 409, 'idempotency-key-reused');
    expect(await world.head()).toBe(head);
  });

  it('are answered as the first time also when the party that they name was closed since', async () => {
    const late = {
      id: 'late-noordermark',
      role: 'care-coordinator',
      region: 'Noordermark',
      name: 'Test late',
    };
    expect((await world.post('/v1/parties', late, { as: 'operator' })).status).toBe(201);
    const { signalId, branchIds } = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
    const offer = { branchId: branchIds[0] as string, to: [late.id], legalBasis: 'public-task' };
    const send = (key: string) =>
      world.post(`/v1/signals/${signalId as string}/hand-offs`, offer, {
        as: 'gate-veldbergen',
        headers: { 'Idempotency-Key': key },
      });
    const key = randomUUID();
    const first = await send(key);
    expect(first.status).toBe(201);
    const closed = await world.post(`/v1/parties/${late.id}/closings`, {}, { as: 'operator' });
    expect(closed.status).toBe(201);
    const again = await send(key);
    expect(again).toMatchObject({ status: 201, body: { ...first.body, replayed: true } });
    const anew = await send(randomUUID());
    expectProblem(anew, 409, 'party-closed');
    expect(anew.body.errors).toMatchObject([{ field: 'to.0' }]);
  });

  it('are done once when they are sent several times at once', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.post('/v1/signals', SIGNAL, { as: 'gate-veldbergen', headers })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map(({ body }) => body.signalId)).size).toBe(1);
    expect(answers.filter(({ body }) => body.replayed === false)).toHaveLength(1);
  });

  it('are refused when something was recorded since the revision named', async () => {
    const { signalId, branchIds, revision } = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
    const release = (etag: string) =>
      world.post(
        `/v1/signals/${signalId}/enrichments`,
        { branchId: branchIds[0], urgency: 'acute' },
        { as: 'gate-veldbergen', headers: { 'If-Match': etag } },
      );
    expectProblem(await release(`"${(revision as number) + 1}"`), 412, 'revision-mismatch');
    expectProblem(await release('not a tag'), 400, 'is-etag');
    const done = await release(`"${revision}"`);
    expect(done.status).toBe(201);
    expect(done.headers.get('ETag')).toBe(`"${(revision as number) + 1}"`);
    expect(done.headers.get('Location')).toBe(`/v1/signals/${signalId}`);
  });

  it('of two people at once: one is done, the other is told why not', async () => {
    const { signalId, branchIds } = await world.record('gate-veldbergen', '/v1/signals', SIGNAL);
    const offer = (to: string) =>
      world.post(
        `/v1/signals/${signalId}/hand-offs`,
        { branchId: branchIds[0], to: [to] },
        { as: 'gate-veldbergen' },
      );
    const answers = await Promise.all([offer('tmm-noordermark'), offer('care-noordermark')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('already-offered');
  });

  it('are seen by the views when the client waits for that', async () => {
    const headers = { Prefer: 'wait=10' };
    const answer = await world.post('/v1/signals', SIGNAL, { as: 'gate-dijkzicht', headers });
    expect(answer.headers.get('Preference-Applied')).toBe('wait=10');
    const seen = await world.get(`/v1/signals/${answer.body.signalId}`, { as: 'gate-dijkzicht' });
    expect(seen.status).toBe(200);
  });

  it('take a time with any offset, and answer in UTC', async () => {
    const { signalId } = await world.record('gate-veldbergen', '/v1/signals', {
      ...SIGNAL,
      receivedAt: '2026-02-01T01:30:00+05:45',
    });
    const seen = await world.get(`/v1/signals/${signalId}`, { as: 'gate-veldbergen' });
    expect(seen.body.custody[0].from).toBe('2026-01-31T19:45:00.000Z');
  });
});

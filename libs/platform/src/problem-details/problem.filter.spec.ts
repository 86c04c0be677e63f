import { jest, describe, expect, it } from '@jest/globals';
import { Logger, type ArgumentsHost } from '@nestjs/common';
import { ConcurrencyError, DomainError, StoreUnavailableError } from '#event-sourcing';
import { HttpProblem } from './problem.js';
import { ProblemFilter } from './problem.filter.js';

/** What a client gets of an error. */
function answerTo(error: unknown) {
  const sent = { status: 0, headers: {} as Record<string, string>, body: '' };
  const response = {
    headersSent: false,
    status: (status: number) => Object.assign(response, { said: (sent.status = status) }),
    set: (name: string | Record<string, string>, value = '') => {
      Object.assign(sent.headers, typeof name === 'string' ? { [name]: value } : name);
      return response;
    },
    send: (body: string) => (sent.body = body),
  };
  const request = { method: 'POST', correlationId: 'c-1' };
  const http = { getRequest: () => request, getResponse: () => response };
  new ProblemFilter().catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return { ...sent, body: JSON.parse(sent.body) };
}

describe('ProblemFilter', () => {
  it.each([
    [new DomainError('a-rule', 'Because', 'invalid', 'field'), 400],
    [new DomainError('a-rule', 'Because', 'forbidden'), 403],
    [new DomainError('a-rule', 'Because', 'not-found'), 404],
    [new DomainError('a-rule', 'Because'), 409],
    [new DomainError('revision-mismatch', 'Because'), 412],
    [new HttpProblem(415, 'a-rule', 'Because'), 415],
    [new ConcurrencyError('signal-1', 1, 2), 503],
    [new StoreUnavailableError('The disk of /secret/place is full'), 503],
    [Object.assign(new Error('x'), { type: 'entity.too.large' }), 413],
  ])('%s', (error, status) => {
    const { body, headers, ...sent } = answerTo(error);
    expect(sent.status).toBe(status);
    expect(headers['Content-Type']).toBe('application/problem+json');
    expect(body).toMatchObject({ status, instance: 'urn:uuid:c-1', errors: expect.any(Array) });
  });

  it('tells nothing of a fault of ours, and logs it by the correlation id', () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { body, status } = answerTo(new Error('SQLITE_FULL at /secret/place'));
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('SQLITE_FULL');
    expect(log.mock.calls.join()).toContain('c-1');
    expect(log.mock.calls.join()).toContain('SQLITE_FULL');
    log.mockRestore();
  });
});

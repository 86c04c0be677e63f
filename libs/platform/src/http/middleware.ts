import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import express, { type NextFunction, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { isUuid } from '#event-sourcing';
import { HttpProblem } from '../problem-details/problem.js';
import { problemOf } from '../problem-details/problem-of.js';
import { API_PREFIX, API_VERSION } from '../openapi/api-version.js';
import type { ApiRequest } from './api-request.js';

const LARGEST_BODY = '256kb';
const METHODS_WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Headers that every answer carries, errors included. */
export const commonHeaders: RequestHandler = (incoming, response, next) => {
  const request = incoming as ApiRequest;
  const given = request.headers['x-correlation-id'];
  request.correlationId =
    typeof given === 'string' && isUuid(given.toLowerCase()) ? given.toLowerCase() : randomUUID();
  response.set({
    'API-Version': API_VERSION,
    'Cache-Control': 'no-store',
    'X-Correlation-Id': request.correlationId,
  });
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && isUuid(key.toLowerCase())) response.set('Idempotency-Key', key);
  next();
};

/** Security headers after the Dutch API design rules (docs/adr/0030). */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
});

/** Outside the API there is nothing more: Nest would leave the answer to Express. */
export const onlyApi: RequestHandler = ({ path }, _response, next) => {
  if (!path.startsWith(`/${API_PREFIX}/`))
    throw new HttpProblem(404, 'unknown-path', 'There is nothing at this path');
  next();
};

/** Only JSON goes out, only JSON comes in. */
export const contentTypes: RequestHandler = (request, _response, next) => {
  if (
    request.headers.accept !== undefined &&
    request.accepts(['application/json', 'application/problem+json']) === false
  )
    throw new HttpProblem(406, 'not-acceptable', 'The API answers in application/json only');
  if (METHODS_WITH_BODY.has(request.method) && hasBody(request as ApiRequest))
    requireJson(request as ApiRequest);
  next();
};

const parseJson: RequestHandler = express.json({
  limit: LARGEST_BODY,
  inflate: false,
  strict: true,
  type: 'application/json',
  verify: (_request, _response, bytes) => {
    if (!isUtf8(bytes)) throw Object.assign(new Error('Not UTF-8'), { type: 'entity.verify.failed' });
  },
});

/** Names what the parser objects to, before Nest takes it for something else. */
export const jsonBody: RequestHandler = (request, response, next) => {
  parseJson(request, response, (error?: unknown) => {
    if (error === undefined) next();
    else next(problemOf(error) ?? error);
  });
};

/** A body is one JSON object; none at all counts as an empty one. */
export const objectBody: RequestHandler = (
  request: { body?: unknown; method: string },
  _response: Response,
  next: NextFunction,
) => {
  if (METHODS_WITH_BODY.has(request.method)) {
    request.body ??= {};
    if (Array.isArray(request.body))
      throw new HttpProblem(400, 'malformed-json', 'The body is not a JSON object');
  }
  next();
};

function requireJson(request: ApiRequest): void {
  if (!request.is('application/json'))
    throw new HttpProblem(415, 'unsupported-media-type', 'The body must be application/json');
  const [, charset = 'utf-8'] = /;\s*charset="?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '') ?? [];
  if (charset.toLowerCase() !== 'utf-8')
    throw new HttpProblem(415, 'unsupported-charset', 'The body must be UTF-8');
}

function hasBody({ headers }: ApiRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

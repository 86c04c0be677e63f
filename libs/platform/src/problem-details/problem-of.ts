import { HttpException } from '@nestjs/common';
import {
  ConcurrencyError,
  DomainError,
  StoreUnavailableError,
  UnknownEventTypeError,
  ViewsNotBuiltError,
  type DomainErrorKind,
} from '#event-sourcing';
import { HttpProblem } from './problem.js';

const STATUS_OF_KIND: Readonly<Record<DomainErrorKind, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
};

/** What the body parser objects to, by the type of its error. */
const BODY_PROBLEMS: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  'entity.too.large': [413, 'body-too-large', 'The body is larger than 256 KB'],
  'entity.parse.failed': [400, 'malformed-json', 'The body is not a JSON object'],
  'entity.verify.failed': [400, 'malformed-text', 'The body is not UTF-8'],
  'charset.unsupported': [415, 'unsupported-charset', 'The body must be UTF-8'],
  'encoding.unsupported': [415, 'unsupported-encoding', 'The body must not be compressed'],
  'request.aborted': [400, 'request-aborted', 'The body ended early'],
  'request.size.invalid': [400, 'wrong-length', 'The body is not as long as its header says'],
};

/** What a client may know of an error; undefined: nothing, it is a fault of ours. */
export function problemOf(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (error instanceof DomainError) return ofDomain(error);
  if (error instanceof ConcurrencyError)
    return new HttpProblem(503, 'busy', 'Others kept writing to the same resource; try again', [], {
      'Retry-After': '1',
    });
  if (error instanceof ViewsNotBuiltError)
    return new HttpProblem(503, 'views-not-built', error.message, [], { 'Retry-After': '5' });
  if (error instanceof StoreUnavailableError)
    return new HttpProblem(
      503,
      'store-unavailable',
      'The event store cannot be reached or written now. Send the same again with the same Idempotency-Key: if it was recorded, that is told, and it is recorded once',
      [],
      { 'Retry-After': '5' },
    );
  if (error instanceof UnknownEventTypeError)
    return new HttpProblem(
      503,
      'unknown-event-type',
      `${error.message}. This program may be older than what was recorded. Nothing was changed`,
    );
  const body = BODY_PROBLEMS[(error as { type?: string } | null)?.type ?? ''];
  if (body !== undefined) return new HttpProblem(...body);
  if (error instanceof URIError) return new HttpProblem(400, 'malformed-path', 'The path is not well formed');
  if (error instanceof HttpException && error.getStatus() < 500) return ofNest(error.getStatus());
  return undefined;
}

function ofDomain({ code, kind, message, field }: DomainError): HttpProblem {
  const status = code === 'revision-mismatch' ? 412 : STATUS_OF_KIND[kind];
  const place =
    code === 'idempotency-key-reused' ? 'Idempotency-Key' : code === 'revision-mismatch' ? 'If-Match' : field;
  return new HttpProblem(status, code, message, [{ field: place ?? '', rule: code, code, message }]);
}

function ofNest(status: number): HttpProblem {
  if (status === 404)
    return new HttpProblem(404, 'unknown-path', 'There is nothing at this path for this method');
  if (status === 400) return new HttpProblem(400, 'malformed-request', 'The request is not well formed');
  return new HttpProblem(status, 'refused', 'The request was refused');
}

import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isUuid, type CommandEnvelope } from '#event-sourcing';
import type { ActingParty } from '#party';
import { badInput } from '../problem-details/problem.js';
import type { ApiRequest } from './api-request.js';

/** What the headers and the sign-in say of a command. */
export type Sent = Omit<CommandEnvelope<ActingParty>, 'occurredAt' | 'causationId'>;

/** Gives a controller who sent the command, and under which id and condition. */
export const SentBy = createParamDecorator((_: unknown, context: ExecutionContext): Sent =>
  sentIn(context.switchToHttp().getRequest<ApiRequest>()),
);

/** The envelope of a command: what was sent, and when it happened. */
export function envelopeOf(
  sent: Sent,
  { occurredAt }: { readonly occurredAt?: string },
): CommandEnvelope<ActingParty> {
  return { ...sent, occurredAt: occurredAt ?? undefined };
}

function sentIn(request: ApiRequest): Sent {
  const { correlationId, principal } = request;
  if (principal === undefined) throw new Error('A command came by a public route');
  return {
    commandId: idempotencyKeyOf(request) ?? randomUUID(),
    correlationId,
    actor: principal.acting,
    expectedRevision: expectedRevisionOf(request),
  };
}

function idempotencyKeyOf({ headers }: ApiRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && isUuid(key.toLowerCase())) return key.toLowerCase();
  throw badInput('Idempotency-Key', 'is-uuid', 'Must be a UUID');
}

function expectedRevisionOf({ headers }: ApiRequest): number | undefined {
  const tag = headers['if-match'];
  if (tag === undefined) return undefined;
  const [, revision] = /^"(\d{1,9})"$/.exec(tag) ?? [];
  if (revision === undefined)
    throw badInput('If-Match', 'is-etag', 'Must be an ETag as it was given, such as "3"');
  return Number(revision);
}

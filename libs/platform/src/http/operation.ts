import { applyDecorators, HttpCode, UseInterceptors, type Type } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CommandAnswerInterceptor } from './command-answer.interceptor.js';

interface Operation {
  readonly tag: string;
  readonly summary: string;
  readonly answer: Type;
}

/** A route that sends a command: 201 with the address and revision of what it changed. */
export function CommandRoute({ tag, summary, answer }: Operation): MethodDecorator {
  return applyDecorators(
    HttpCode(201),
    UseInterceptors(CommandAnswerInterceptor),
    ApiTags(tag),
    ApiOperation({ summary }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Sent again with the same key, the command is answered as the first time and done once',
      schema: { type: 'string', format: 'uuid' },
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag: refuse with 412 when anything was recorded since',
      schema: { type: 'string' },
    }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: '`wait=N`: answer when the views show the change, after N seconds at the latest',
      schema: { type: 'string' },
    }),
    ApiCreatedResponse({
      type: answer,
      headers: {
        Location: {
          description: 'Address of what was changed',
          schema: { type: 'string', format: 'uri-reference' },
        },
        ETag: { description: 'Its revision', schema: { type: 'string' } },
        'Preference-Applied': { description: 'The wait that was kept', schema: { type: 'string' } },
      },
    }),
  );
}

/** A route that answers a question. */
export function QueryRoute({ tag, summary, answer }: Operation): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiTags(tag),
    ApiOperation({ summary }),
    ApiOkResponse({ type: answer }),
  );
}

/** A route that does something to the running program, done when it answers; nothing of the chain is recorded. */
export function ActionRoute(operation: Operation): MethodDecorator {
  return QueryRoute(operation);
}

/** A route that starts something which goes on after the answer. */
export function StartRoute({ tag, summary, answer }: Operation): MethodDecorator {
  return applyDecorators(
    HttpCode(202),
    ApiTags(tag),
    ApiOperation({ summary }),
    ApiAcceptedResponse({ type: answer }),
  );
}

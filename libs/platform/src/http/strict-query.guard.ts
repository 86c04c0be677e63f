import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { ApiRequest } from './api-request.js';
import { HttpProblem } from '../problem-details/problem.js';

/** Nest's number for a parameter that takes the query. */
const QUERY_PARAMETER = '4';

/** Refuses query keys on routes that take none; those that do are checked by their request class. */
@Injectable()
export class StrictQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<ApiRequest>();
    const keys = Object.keys(query);
    if (keys.length === 0 || takesQuery(context)) return true;
    const errors = keys.map((key) => ({
      field: /^[A-Za-z0-9_-]{1,60}$/.test(key) ? key : '(not a query key)',
      rule: 'whitelistValidation',
      code: 'unknown-field',
      message: 'There is no such query key here',
    }));
    throw new HttpProblem(400, 'invalid-input', 'This takes no query', errors);
  }
}

function takesQuery(context: ExecutionContext): boolean {
  const parameters = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) as Record<string, unknown> | undefined;
  return Object.keys(parameters ?? {}).some((key) => key.split(':')[0] === QUERY_PARAMETER);
}

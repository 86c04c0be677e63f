import { applyDecorators, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { RateLimit } from './rate-limit.js';

/** Allows each caller this many requests a minute: for public routes on which something could be guessed. */
export function RateLimited(mostPerMinute: number): MethodDecorator {
  const limit = new RateLimit(mostPerMinute);
  const guard: CanActivate = {
    canActivate: (context: ExecutionContext) => {
      const caller = context.switchToHttp().getRequest<Request>().socket.remoteAddress ?? '';
      limit.require(caller);
      limit.count(caller);
      return true;
    },
  };
  return applyDecorators(UseGuards(guard));
}

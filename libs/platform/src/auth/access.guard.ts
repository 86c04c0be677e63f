import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ApiRequest } from '../http/api-request.js';
import { HttpProblem } from '../problem-details/problem.js';
import { ACCESS, type Access } from './access.js';
import { Accounts } from './accounts.js';
import type { Principal } from './principal.js';
import { SignInTokens } from './sign-in-tokens.js';

/** Lets a request through to a route when its account has the permission that the route names. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: SignInTokens,
    private readonly accounts: Accounts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw new Error(`${context.getClass().name} does not say who may ask it`);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const principal = await this.principalOf(request);
    if (!principal.permissions.has(access))
      throw new HttpProblem(403, 'permission-missing', `This takes the permission ${access}`);
    request.principal = principal;
    return true;
  }

  private async principalOf(request: ApiRequest): Promise<Principal> {
    const [, token] = /^Bearer ([A-Za-z0-9._-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const account = token === undefined ? undefined : await this.tokens.accountOf(token);
    const principal = account === undefined ? undefined : this.accounts.find(account);
    if (principal !== undefined) return principal;
    throw new HttpProblem(401, 'not-signed-in', 'Sign in first, and send the token as a bearer token', [], {
      'WWW-Authenticate': 'Bearer realm="ketenspoor"',
    });
  }
}

import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { HttpProblem } from '../problem-details/problem.js';
import { Public } from './access.js';
import { Accounts } from './accounts.js';
import { RateLimit } from './rate-limit.js';
import { SignInAnswer, SignInRequest } from './sign-in.request.js';
import { SignInTokens, TOKEN_SECONDS } from './sign-in-tokens.js';

const MOST_FAILURES_PER_MINUTE = 10;

@Controller('sign-ins')
export class SignInController {
  private readonly failures = new RateLimit(MOST_FAILURES_PER_MINUTE);

  constructor(
    private readonly accounts: Accounts,
    private readonly tokens: SignInTokens,
  ) {}

  @Post()
  @Public()
  @HttpCode(201)
  @ApiTags('accounts')
  @ApiOperation({ summary: 'Sign in: get a token that is good for eight hours' })
  @ApiCreatedResponse({ type: SignInAnswer })
  async signIn(@Body() { account, password }: SignInRequest, @Req() request: Request): Promise<SignInAnswer> {
    const caller = request.socket.remoteAddress ?? '';
    this.failures.require(caller);
    const principal = this.accounts.signIn(account, password);
    if (principal === undefined) {
      this.failures.count(caller);
      throw new HttpProblem(401, 'sign-in-failed', 'The account or the password is wrong', [], {
        'WWW-Authenticate': 'Bearer realm="ketenspoor"',
      });
    }
    return {
      token: await this.tokens.issue(account),
      expiresAt: new Date(Date.now() + TOKEN_SECONDS * 1000).toISOString(),
      account,
      role: principal.acting.role,
      permissions: [...principal.permissions],
    };
  }
}

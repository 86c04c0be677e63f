import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf, AsOfRequest } from '../as-of.request.js';
import { DomainError } from '#event-sourcing';
import type { Response } from 'express';
import { SignalPathAnswer } from './signal-path.answer.js';
import { SignalPathQuery } from './signal-path.query.js';
import { SignalParam } from './signal-path.request.js';
import type { SignalPath } from './signal-path.view.js';

@Controller('signals')
export class SignalPathController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get(':signalId')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'signals',
    summary: 'The path of one signal: custody, hand-offs, decisions, reporting, and every recorded fact',
    answer: SignalPathAnswer,
  })
  async get(
    @Param() { signalId }: SignalParam,
    @Query() request: AsOfRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignalPath> {
    const path = await this.queries.execute(new SignalPathQuery({ ...asOf(request, this.now()), signalId }));
    if (path === undefined)
      throw new DomainError('unknown-signal', 'No such signal was known then', 'not-found');
    response.setHeader('ETag', `"${path.revision}"`);
    return path;
  }
}

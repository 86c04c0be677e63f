import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import { DomainError } from '#event-sourcing';
import type { Response } from 'express';
import { AsOfRequest } from '../as-of.request.js';
import { SignalPathQuery } from './signal-path.query.js';
import { SignalParam } from './signal-path.request.js';
import type { SignalPath } from './signal-path.view.js';

@ApiTags('signals')
@Controller('signals')
export class SignalPathController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get(':signalId')
  @ApiOperation({
    operationId: 'getSignalPath',
    summary: 'The path of one signal: custody, hand-offs, decisions, reporting, and every recorded fact',
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

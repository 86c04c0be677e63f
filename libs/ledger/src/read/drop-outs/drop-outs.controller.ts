import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import type { Listed } from '../as-of.js';
import { DropOutCountsQuery, DropOutsQuery } from './drop-outs.query.js';
import { DropOutCountsRequest, DropOutsRequest } from './drop-outs.request.js';
import type { DropOut, DropOutCount } from './drop-outs.view.js';

@ApiTags('figures')
@Controller('')
export class DropOutsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get('drop-outs')
  @ApiOperation({
    operationId: 'listDropOuts',
    summary: 'The branches of custody behind a figure, those still here included',
  })
  list(@Query() request: DropOutsRequest): Promise<Listed<DropOut>> {
    return this.queries.execute(new DropOutsQuery(asOf(request, this.now())));
  }

  @Get('drop-out-counts')
  @ApiOperation({
    operationId: 'countDropOuts',
    summary: 'Where branches of custody ended and for which reason, beside those still here',
  })
  count(@Query() request: DropOutCountsRequest): Promise<Listed<DropOutCount>> {
    return this.queries.execute(new DropOutCountsQuery(asOf(request, this.now())));
  }
}

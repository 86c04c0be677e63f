import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { DropOutCountList, DropOutList } from './drop-outs.answer.js';
import { DropOutCountsQuery, DropOutsQuery } from './drop-outs.query.js';
import { DropOutCountsRequest, DropOutsRequest } from './drop-outs.request.js';
import type { DropOut, DropOutCount } from './drop-outs.view.js';

@Controller('')
export class DropOutsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get('drop-outs')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'figures',
    summary: 'The branches of custody behind a figure, those still here included',
    answer: DropOutList,
  })
  list(@Query() request: DropOutsRequest): Promise<Listed<DropOut>> {
    return this.queries.execute(new DropOutsQuery(asOf(request, this.now())));
  }

  @Get('drop-out-counts')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'figures',
    summary: 'Where branches of custody ended and for which reason, beside those still here',
    answer: DropOutCountList,
  })
  count(@Query() request: DropOutCountsRequest): Promise<Listed<DropOutCount>> {
    return this.queries.execute(new DropOutCountsQuery(asOf(request, this.now())));
  }
}

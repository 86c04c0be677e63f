import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { StallList } from './stall-board.answer.js';
import { StallBoardQuery } from './stall-board.query.js';
import { StallBoardRequest } from './stall-board.request.js';
import type { Stall } from './stall-board.view.js';

@Controller('stalls')
export class StallBoardController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'stalls',
    summary: 'What has been waiting longer than the norm of the route in force',
    answer: StallList,
  })
  list(@Query() request: StallBoardRequest): Promise<Listed<Stall>> {
    return this.queries.execute(new StallBoardQuery(asOf(request, this.now())));
  }
}

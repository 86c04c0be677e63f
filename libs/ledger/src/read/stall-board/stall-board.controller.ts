import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import type { Listed } from '../as-of.js';
import { StallBoardQuery } from './stall-board.query.js';
import { StallBoardRequest } from './stall-board.request.js';
import type { Stall } from './stall-board.view.js';

@ApiTags('stalls')
@Controller('stalls')
export class StallBoardController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listStalls',
    summary: 'What has been waiting longer than the norm of the route in force',
  })
  list(@Query() request: StallBoardRequest): Promise<Listed<Stall>> {
    return this.queries.execute(new StallBoardQuery(asOf(request, this.now())));
  }
}

import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Instant } from '#event-sourcing';
import { CLOCK } from '#event-sourcing/nest';
import { WorkedOutByLedger } from '#ledger/nest';
import { QueryRoute, RequiresPermission } from '#platform';
import { twoPictures } from '../difference.request.js';
import { StallDifferenceAnswer } from './stall-difference.answer.js';
import { StallDifferenceQuery, type StallDifferencePage } from './stall-difference.query.js';
import { StallDifferenceRequest } from './stall-difference.request.js';

@WorkedOutByLedger()
@Controller('stalls/difference')
export class StallDifferenceController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'history',
    summary: 'What is different on the stall board, of a region or of the whole chain, between two pictures',
    answer: StallDifferenceAnswer,
  })
  ask(@Query() request: StallDifferenceRequest): Promise<StallDifferencePage> {
    const { region, kind, page, pageSize } = request;
    const criteria = { region, kind, page, pageSize, ...twoPictures(request, this.now()) };
    return this.queries.execute(new StallDifferenceQuery(criteria));
  }
}

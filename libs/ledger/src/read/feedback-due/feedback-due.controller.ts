import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import type { Listed } from '../as-of.js';
import { FeedbackDueQuery } from './feedback-due.query.js';
import { FeedbackDueRequest } from './feedback-due.request.js';
import type { FeedbackDue } from './feedback-due.view.js';

@ApiTags('feedback')
@Controller('feedback-duties')
export class FeedbackDueController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listFeedbackDuties',
    summary: 'Who still owes whom word of what became of a signal',
  })
  list(@Query() request: FeedbackDueRequest): Promise<Listed<FeedbackDue>> {
    return this.queries.execute(new FeedbackDueQuery(asOf(request, this.now())));
  }
}

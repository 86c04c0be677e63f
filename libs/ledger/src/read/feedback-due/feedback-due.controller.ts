import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { FeedbackDueList } from './feedback-due.answer.js';
import { FeedbackDueQuery } from './feedback-due.query.js';
import { FeedbackDueRequest } from './feedback-due.request.js';
import type { FeedbackDue } from './feedback-due.view.js';

@Controller('feedback-duties')
export class FeedbackDueController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'feedback',
    summary: 'Who still owes whom word of what became of a signal',
    answer: FeedbackDueList,
  })
  list(@Query() request: FeedbackDueRequest): Promise<Listed<FeedbackDue>> {
    return this.queries.execute(new FeedbackDueQuery(asOf(request, this.now())));
  }
}

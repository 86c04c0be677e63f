import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { ResponsibilityList } from './responsibility.answer.js';
import { ResponsibilityQuery } from './responsibility.query.js';
import { ResponsibilityRequest } from './responsibility.request.js';
import type { Responsibility } from './responsibility.view.js';

@Controller('responsibilities')
export class ResponsibilityController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'reporting',
    summary: 'Who reports what and by when; nobody; who relies on whom',
    answer: ResponsibilityList,
  })
  list(@Query() request: ResponsibilityRequest): Promise<Listed<Responsibility>> {
    return this.queries.execute(new ResponsibilityQuery(asOf(request, this.now())));
  }
}

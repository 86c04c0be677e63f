import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf, AsOfRequest } from '../as-of.request.js';
import { YearlyTablesAnswer } from './yearly-tables.answer.js';
import { YearlyTablesQuery } from './yearly-tables.query.js';
import type { YearlyTables } from './yearly-tables.view.js';

@Controller('yearly-tables')
export class YearlyTablesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'figures',
    summary: 'Reports by body, unique persons, and forms by region of nationality, per year',
    answer: YearlyTablesAnswer,
  })
  get(@Query() request: AsOfRequest): Promise<YearlyTables> {
    return this.queries.execute(new YearlyTablesQuery(asOf(request, this.now())));
  }
}

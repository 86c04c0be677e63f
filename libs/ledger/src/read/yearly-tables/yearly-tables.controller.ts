import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import { AsOfRequest } from '../as-of.request.js';
import { YearlyTablesQuery } from './yearly-tables.query.js';
import type { YearlyTables } from './yearly-tables.view.js';

@ApiTags('figures')
@Controller('yearly-tables')
export class YearlyTablesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getYearlyTables',
    summary: 'Reports by body, unique persons, and forms by region of nationality, per year',
  })
  get(@Query() request: AsOfRequest): Promise<YearlyTables> {
    return this.queries.execute(new YearlyTablesQuery(asOf(request, this.now())));
  }
}

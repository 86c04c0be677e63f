import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import type { Listed } from '../as-of.js';
import { ResponsibilityQuery } from './responsibility.query.js';
import { ResponsibilityRequest } from './responsibility.request.js';
import type { Responsibility } from './responsibility.view.js';

@ApiTags('reporting')
@Controller('responsibilities')
export class ResponsibilityController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listResponsibilities',
    summary: 'Who reports what and by when; nobody; who relies on whom',
  })
  list(@Query() request: ResponsibilityRequest): Promise<Listed<Responsibility>> {
    return this.queries.execute(new ResponsibilityQuery(asOf(request, this.now())));
  }
}

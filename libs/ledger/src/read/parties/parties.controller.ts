import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import type { Listed } from '../as-of.js';
import { PartiesQuery } from './parties.query.js';
import { PartiesRequest } from './parties.request.js';
import type { ListedParty } from './parties.view.js';

@ApiTags('parties')
@Controller('parties')
export class PartiesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listParties', summary: 'The parties of the chain' })
  list(@Query() request: PartiesRequest): Promise<Listed<ListedParty>> {
    return this.queries.execute(new PartiesQuery(asOf(request, this.now())));
  }
}

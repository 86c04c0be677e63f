import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { PartyList } from './parties.answer.js';
import { PartiesQuery } from './parties.query.js';
import { PartiesRequest } from './parties.request.js';
import type { ListedParty } from './parties.view.js';

@Controller('parties')
export class PartiesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-parties')
  @QueryRoute({ tag: 'parties', summary: 'The parties of the chain', answer: PartyList })
  list(@Query() request: PartiesRequest): Promise<Listed<ListedParty>> {
    return this.queries.execute(new PartiesQuery(asOf(request, this.now())));
  }
}

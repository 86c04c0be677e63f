import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf, AsOfRequest, RegionParam } from '../as-of.request.js';
import { RouteVersionsAnswer } from './routes.answer.js';
import { RouteVersionsQuery } from './routes.query.js';
import type { RouteVersions } from './routes.view.js';

@Controller('routes')
export class RoutesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get(':region')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'routes',
    summary: 'The versions of the route of a region, and which of them is in force',
    answer: RouteVersionsAnswer,
  })
  get(@Param() { region }: RegionParam, @Query() request: AsOfRequest): Promise<RouteVersions> {
    return this.queries.execute(new RouteVersionsQuery(region, asOf(request, this.now())));
  }
}

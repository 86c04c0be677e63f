import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import { AsOfRequest } from '../as-of.request.js';
import { RegionParam } from '../region.request.js';
import { RouteVersionsQuery } from './routes.query.js';
import type { RouteVersions } from './routes.view.js';

@ApiTags('routes')
@Controller('routes')
export class RoutesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get(':region')
  @ApiOperation({
    operationId: 'getRouteVersions',
    summary: 'The versions of the route of a region, and which of them is in force',
  })
  get(@Param() { region }: RegionParam, @Query() request: AsOfRequest): Promise<RouteVersions> {
    return this.queries.execute(new RouteVersionsQuery(region, asOf(request, this.now())));
  }
}

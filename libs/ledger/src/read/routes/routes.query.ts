import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
import type { AsOf } from '../as-of.js';
import { routeVersions, type RouteVersions } from './routes.view.js';

export class RouteVersionsQuery extends Query<RouteVersions> {
  constructor(
    readonly region: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

@QueryHandler(RouteVersionsQuery)
export class RouteVersionsHandler implements IQueryHandler<RouteVersionsQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ region, asOf }: RouteVersionsQuery): Promise<RouteVersions> {
    return routeVersions(this.reader, region, asOf);
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
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
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ region, asOf }: RouteVersionsQuery): Promise<RouteVersions> {
    return this.views.ask(({ reader }) => routeVersions(reader, region, asOf));
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { AsOf } from '../as-of.js';
import { yearlyTables, type YearlyTables } from './yearly-tables.view.js';

export class YearlyTablesQuery extends Query<YearlyTables> {
  constructor(readonly criteria: AsOf) {
    super();
  }
}

@QueryHandler(YearlyTablesQuery)
export class YearlyTablesHandler implements IQueryHandler<YearlyTablesQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: YearlyTablesQuery): Promise<YearlyTables> {
    return this.views.ask(({ reader }) => yearlyTables(reader, criteria));
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
import type { AsOf } from '../as-of.js';
import { yearlyTables, type YearlyTables } from './yearly-tables.view.js';

export class YearlyTablesQuery extends Query<YearlyTables> {
  constructor(readonly criteria: AsOf) {
    super();
  }
}

@QueryHandler(YearlyTablesQuery)
export class YearlyTablesHandler implements IQueryHandler<YearlyTablesQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: YearlyTablesQuery): Promise<YearlyTables> {
    return yearlyTables(this.reader, criteria);
  }
}

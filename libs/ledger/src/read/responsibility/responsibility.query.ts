import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { responsibilities, type Responsibility, type ResponsibilityCriteria } from './responsibility.view.js';

export class ResponsibilityQuery extends Query<Listed<Responsibility>> {
  constructor(readonly criteria: ResponsibilityCriteria) {
    super();
  }
}

@QueryHandler(ResponsibilityQuery)
export class ResponsibilityHandler implements IQueryHandler<ResponsibilityQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: ResponsibilityQuery): Promise<Listed<Responsibility>> {
    return responsibilities(this.reader, criteria);
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { responsibilities, type Responsibility, type ResponsibilityCriteria } from './responsibility.view.js';

export class ResponsibilityQuery extends Query<Listed<Responsibility>> {
  constructor(readonly criteria: ResponsibilityCriteria) {
    super();
  }
}

@QueryHandler(ResponsibilityQuery)
export class ResponsibilityHandler implements IQueryHandler<ResponsibilityQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: ResponsibilityQuery): Promise<Listed<Responsibility>> {
    return this.views.ask(({ reader }) => responsibilities(reader, criteria));
  }
}

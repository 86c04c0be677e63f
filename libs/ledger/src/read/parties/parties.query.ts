import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { parties, type ListedParty, type PartiesCriteria } from './parties.view.js';

export class PartiesQuery extends Query<Listed<ListedParty>> {
  constructor(readonly criteria: PartiesCriteria) {
    super();
  }
}

@QueryHandler(PartiesQuery)
export class PartiesHandler implements IQueryHandler<PartiesQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: PartiesQuery): Promise<Listed<ListedParty>> {
    return this.views.ask(({ reader }) => parties(reader, criteria));
  }
}

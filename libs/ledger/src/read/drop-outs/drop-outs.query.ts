import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import {
  dropOutCounts,
  dropOuts,
  type DropOut,
  type DropOutCount,
  type DropOutCountCriteria,
  type DropOutListCriteria,
} from './drop-outs.view.js';

export class DropOutsQuery extends Query<Listed<DropOut>> {
  constructor(readonly criteria: DropOutListCriteria) {
    super();
  }
}

export class DropOutCountsQuery extends Query<Listed<DropOutCount>> {
  constructor(readonly criteria: DropOutCountCriteria) {
    super();
  }
}

@QueryHandler(DropOutsQuery)
export class DropOutsHandler implements IQueryHandler<DropOutsQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: DropOutsQuery): Promise<Listed<DropOut>> {
    return this.views.ask(({ reader }) => dropOuts(reader, criteria));
  }
}

@QueryHandler(DropOutCountsQuery)
export class DropOutCountsHandler implements IQueryHandler<DropOutCountsQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: DropOutCountsQuery): Promise<Listed<DropOutCount>> {
    return this.views.ask(({ reader }) => dropOutCounts(reader, criteria));
  }
}

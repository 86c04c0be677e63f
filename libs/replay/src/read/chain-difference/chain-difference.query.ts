import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { foreseen, type LedgerViews } from '#ledger';
import { LEDGER_VIEWS } from '#ledger/nest';
import {
  chainDifference,
  type ChainDifference,
  type ChainDifferenceCriteria,
} from '../../difference/chain-difference.js';
import { HISTORY } from '../../nest/tokens.js';
import type { History } from '../../stream/replay.js';

export class ChainDifferenceQuery extends Query<ChainDifference> {
  constructor(readonly criteria: ChainDifferenceCriteria) {
    super();
  }
}

@QueryHandler(ChainDifferenceQuery)
export class ChainDifferenceHandler implements IQueryHandler<ChainDifferenceQuery> {
  constructor(
    @Inject(HISTORY) private readonly history: History,
    @Inject(LEDGER_VIEWS) private readonly views: LedgerViews,
  ) {}

  execute({ criteria }: ChainDifferenceQuery): Promise<ChainDifference> {
    return chainDifference(this.history, criteria, (window) =>
      this.views.ask(({ reader }) => foreseen(reader, window)),
    );
  }
}

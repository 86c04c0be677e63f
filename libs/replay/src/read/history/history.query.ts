import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { HISTORY } from '../../nest/tokens.js';
import type { History } from '../../stream/replay.js';
import { historyPage, type HistoryCriteria, type HistoryPage } from './history.view.js';

export class HistoryQuery extends Query<HistoryPage> {
  constructor(readonly criteria: HistoryCriteria) {
    super();
  }
}

@QueryHandler(HistoryQuery)
export class HistoryHandler implements IQueryHandler<HistoryQuery> {
  constructor(@Inject(HISTORY) private readonly history: History) {}

  execute({ criteria }: HistoryQuery): Promise<HistoryPage> {
    return historyPage(this.history, criteria);
  }
}

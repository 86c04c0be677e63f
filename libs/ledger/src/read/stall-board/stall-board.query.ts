import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { stallBoard, type Stall, type StallBoardCriteria } from './stall-board.view.js';

export class StallBoardQuery extends Query<Listed<Stall>> {
  constructor(readonly criteria: StallBoardCriteria) {
    super();
  }
}

@QueryHandler(StallBoardQuery)
export class StallBoardHandler implements IQueryHandler<StallBoardQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: StallBoardQuery): Promise<Listed<Stall>> {
    return this.views.ask(({ reader }) => stallBoard(reader, criteria));
  }
}

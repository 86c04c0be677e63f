import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { feedbackDue, type FeedbackDue, type FeedbackDueCriteria } from './feedback-due.view.js';

export class FeedbackDueQuery extends Query<Listed<FeedbackDue>> {
  constructor(readonly criteria: FeedbackDueCriteria) {
    super();
  }
}

@QueryHandler(FeedbackDueQuery)
export class FeedbackDueHandler implements IQueryHandler<FeedbackDueQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: FeedbackDueQuery): Promise<Listed<FeedbackDue>> {
    return this.views.ask(({ reader }) => feedbackDue(reader, criteria));
  }
}

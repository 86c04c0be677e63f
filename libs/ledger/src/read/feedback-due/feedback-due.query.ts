import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { feedbackDue, type FeedbackDue, type FeedbackDueCriteria } from './feedback-due.view.js';

export class FeedbackDueQuery extends Query<Listed<FeedbackDue>> {
  constructor(readonly criteria: FeedbackDueCriteria) {
    super();
  }
}

@QueryHandler(FeedbackDueQuery)
export class FeedbackDueHandler implements IQueryHandler<FeedbackDueQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: FeedbackDueQuery): Promise<Listed<FeedbackDue>> {
    return feedbackDue(this.reader, criteria);
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import { signalPath, type SignalPath, type SignalPathCriteria } from './signal-path.view.js';

export class SignalPathQuery extends Query<SignalPath | undefined> {
  constructor(readonly criteria: SignalPathCriteria) {
    super();
  }
}

@QueryHandler(SignalPathQuery)
export class SignalPathHandler implements IQueryHandler<SignalPathQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: SignalPathQuery): Promise<SignalPath | undefined> {
    return this.views.ask(({ reader }) => signalPath(reader, criteria));
  }
}

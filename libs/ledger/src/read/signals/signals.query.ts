import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { signals, type ListedSignal, type SignalsCriteria } from './signals.view.js';

export class SignalsQuery extends Query<Listed<ListedSignal>> {
  constructor(readonly criteria: SignalsCriteria) {
    super();
  }
}

@QueryHandler(SignalsQuery)
export class SignalsHandler implements IQueryHandler<SignalsQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: SignalsQuery): Promise<Listed<ListedSignal>> {
    return this.views.ask(({ reader }) => signals(reader, criteria));
  }
}

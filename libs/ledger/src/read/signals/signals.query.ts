import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { signals, type ListedSignal, type SignalsCriteria } from './signals.view.js';

export class SignalsQuery extends Query<Listed<ListedSignal>> {
  constructor(readonly criteria: SignalsCriteria) {
    super();
  }
}

@QueryHandler(SignalsQuery)
export class SignalsHandler implements IQueryHandler<SignalsQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: SignalsQuery): Promise<Listed<ListedSignal>> {
    return signals(this.reader, criteria);
  }
}

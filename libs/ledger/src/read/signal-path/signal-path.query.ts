import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
import { signalPath, type SignalPath, type SignalPathCriteria } from './signal-path.view.js';

export class SignalPathQuery extends Query<SignalPath | undefined> {
  constructor(readonly criteria: SignalPathCriteria) {
    super();
  }
}

@QueryHandler(SignalPathQuery)
export class SignalPathHandler implements IQueryHandler<SignalPathQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: SignalPathQuery): Promise<SignalPath | undefined> {
    return signalPath(this.reader, criteria);
  }
}

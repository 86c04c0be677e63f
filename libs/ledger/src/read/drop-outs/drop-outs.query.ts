import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
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
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: DropOutsQuery): Promise<Listed<DropOut>> {
    return dropOuts(this.reader, criteria);
  }
}

@QueryHandler(DropOutCountsQuery)
export class DropOutCountsHandler implements IQueryHandler<DropOutCountsQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: DropOutCountsQuery): Promise<Listed<DropOutCount>> {
    return dropOutCounts(this.reader, criteria);
  }
}

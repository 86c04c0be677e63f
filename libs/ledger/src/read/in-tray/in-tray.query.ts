import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { inTray, type InTrayCriteria, type TrayItem } from './in-tray.view.js';

export class InTrayQuery extends Query<Listed<TrayItem>> {
  constructor(readonly criteria: InTrayCriteria) {
    super();
  }
}

@QueryHandler(InTrayQuery)
export class InTrayHandler implements IQueryHandler<InTrayQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: InTrayQuery): Promise<Listed<TrayItem>> {
    return inTray(this.reader, criteria);
  }
}

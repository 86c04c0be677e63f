import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { inTray, type InTrayCriteria, type TrayItem } from './in-tray.view.js';

export class InTrayQuery extends Query<Listed<TrayItem>> {
  constructor(readonly criteria: InTrayCriteria) {
    super();
  }
}

@QueryHandler(InTrayQuery)
export class InTrayHandler implements IQueryHandler<InTrayQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: InTrayQuery): Promise<Listed<TrayItem>> {
    return this.views.ask(({ reader }) => inTray(reader, criteria));
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { AsOf } from '../as-of.js';
import { receipt, type Receipt } from './receipt.view.js';

export class ReceiptQuery extends Query<Receipt | undefined> {
  constructor(
    readonly receiptHash: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

@QueryHandler(ReceiptQuery)
export class ReceiptHandler implements IQueryHandler<ReceiptQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ receiptHash, asOf }: ReceiptQuery): Promise<Receipt | undefined> {
    return this.views.ask(({ reader }) => receipt(reader, receiptHash, asOf));
  }
}

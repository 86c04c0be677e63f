import { Body, Controller, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DomainError, type Instant } from '#event-sourcing';
import { CLOCK } from '#event-sourcing/nest';
import { Public, QueryRoute, RateLimited, receiptHashOf } from '#platform';
import { ReceiptAnswer } from './receipt.answer.js';
import { ReceiptQuery } from './receipt.query.js';
import { ReceiptRequest } from './receipt.request.js';
import type { Receipt } from './receipt.view.js';

/** Looking up, not guessing. */
const MOST_PER_MINUTE = 30;

@Controller('receipts')
export class ReceiptController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  /** The code is asked in the body: addresses are kept in logs. */
  @Post()
  @Public()
  @RateLimited(MOST_PER_MINUTE)
  @QueryRoute({
    tag: 'receipt',
    summary: 'What a reporter may know with the receipt code, in general terms',
    answer: ReceiptAnswer,
  })
  async show(@Body() { receiptCode }: ReceiptRequest): Promise<Receipt> {
    const now = this.now();
    const receiptHash = receiptHashOf(receiptCode);
    const receipt = await this.queries.execute(new ReceiptQuery(receiptHash, { validAt: now, knownAt: now }));
    if (receipt === undefined)
      throw new DomainError(
        'unknown-receipt',
        'There is no signal with this receipt code',
        'not-found',
        'receiptCode',
      );
    return receipt;
  }
}

import { createHash } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, type Instant } from '#event-sourcing';
import { CLOCK } from '#event-sourcing/nest';
import { ReceiptQuery } from './receipt.query.js';
import { ReceiptRequest } from './receipt.request.js';
import type { Receipt } from './receipt.view.js';

@ApiTags('receipt')
@Controller('receipts')
export class ReceiptController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  /** The code is asked in the body: addresses are kept in logs. */
  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'showReceipt',
    summary: 'What a reporter may know with the receipt code, in general terms',
  })
  async show(@Body() { receiptCode }: ReceiptRequest): Promise<Receipt> {
    const now = this.now();
    const receiptHash = createHash('sha256').update(receiptCode).digest('hex');
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

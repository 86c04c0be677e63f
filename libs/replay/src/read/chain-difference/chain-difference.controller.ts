import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Instant } from '#event-sourcing';
import { CLOCK } from '#event-sourcing/nest';
import { WorkedOutByLedger } from '#ledger/nest';
import { QueryRoute, RequiresPermission } from '#platform';
import { twoPictures } from '../difference.request.js';
import { ChainDifferenceAnswer } from './chain-difference.answer.js';
import { ChainDifferenceQuery } from './chain-difference.query.js';
import { ChainDifferenceRequest } from './chain-difference.request.js';

@WorkedOutByLedger()
@Controller('difference')
export class ChainDifferenceController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'history',
    summary: 'What is different in the whole chain, or in a region, between two pictures',
    answer: ChainDifferenceAnswer,
  })
  async ask(@Query() request: ChainDifferenceRequest): Promise<Omit<ChainDifferenceAnswer, 'projection'>> {
    const { region, after, pageSize } = request;
    const pictures = twoPictures(request, this.now());
    const from = after === undefined ? undefined : BigInt(after);
    const { items, next } = await this.queries.execute(
      new ChainDifferenceQuery({ ...pictures, region, after: from, pageSize }),
    );
    return { ...pictures, items, next: next === null ? null : String(next) };
  }
}

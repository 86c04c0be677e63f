import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DomainError, type Instant } from '#event-sourcing';
import { CLOCK } from '#event-sourcing/nest';
import { WorkedOutByLedger } from '#ledger/nest';
import { QueryRoute, RequiresPermission } from '#platform';
import { twoPictures } from '../difference.request.js';
import { ReplayedSignalParam } from '../replay.request.js';
import { SignalDifferenceAnswer } from './signal-difference.answer.js';
import { SignalDifferenceQuery, type SignalDifferencePage } from './signal-difference.query.js';
import { SignalDifferenceRequest } from './signal-difference.request.js';

@WorkedOutByLedger()
@Controller('signals')
export class SignalDifferenceController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get(':signalId/difference')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'history',
    summary:
      'What is different about a signal between two pictures, and whether it happened, was recorded late or corrected',
    answer: SignalDifferenceAnswer,
  })
  async ask(
    @Param() { signalId }: ReplayedSignalParam,
    @Query() request: SignalDifferenceRequest,
  ): Promise<SignalDifferencePage> {
    const { page, pageSize } = request;
    const criteria = { signalId, page, pageSize, ...twoPictures(request, this.now()) };
    const difference = await this.queries.execute(new SignalDifferenceQuery(criteria));
    if (difference === undefined)
      throw new DomainError('unknown-signal', 'No such signal was known in either picture', 'not-found');
    return difference;
  }
}

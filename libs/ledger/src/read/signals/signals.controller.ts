import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { SignalList } from './signals.answer.js';
import { SignalsQuery } from './signals.query.js';
import { SignalsRequest } from './signals.request.js';
import type { ListedSignal } from './signals.view.js';

@Controller('signals')
export class SignalsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({ tag: 'signals', summary: 'Signals, by coarse filters', answer: SignalList })
  list(@Query() request: SignalsRequest): Promise<Listed<ListedSignal>> {
    return this.queries.execute(new SignalsQuery(asOf(request, this.now())));
  }
}

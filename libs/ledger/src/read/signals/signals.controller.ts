import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import type { Listed } from '../as-of.js';
import { SignalsQuery } from './signals.query.js';
import { SignalsRequest } from './signals.request.js';
import type { ListedSignal } from './signals.view.js';

@ApiTags('signals')
@Controller('signals')
export class SignalsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listSignals', summary: 'Signals, by coarse filters' })
  list(@Query() request: SignalsRequest): Promise<Listed<ListedSignal>> {
    return this.queries.execute(new SignalsQuery(asOf(request, this.now())));
  }
}

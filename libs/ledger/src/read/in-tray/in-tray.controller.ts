import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { InTrayList } from './in-tray.answer.js';
import { InTrayQuery } from './in-tray.query.js';
import { InTrayRequest, PartyParam } from './in-tray.request.js';
import type { TrayItem } from './in-tray.view.js';

@Controller('in-trays')
export class InTrayController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get(':partyId')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'in-tray',
    summary: 'What lies with a party, and what became of what it passed on',
    answer: InTrayList,
  })
  list(@Param() { partyId }: PartyParam, @Query() request: InTrayRequest): Promise<Listed<TrayItem>> {
    return this.queries.execute(new InTrayQuery({ ...asOf(request, this.now()), party: partyId }));
  }
}

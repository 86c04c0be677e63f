import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { asOf } from '../is-instant.js';
import type { Listed } from '../as-of.js';
import { ListRequest } from '../as-of.request.js';
import { RegionParam } from '../region.request.js';
import { TriageAgendaQuery } from './triage-agenda.query.js';
import type { AgendaEntry } from './triage-agenda.view.js';

@ApiTags('triage')
@Controller('triage-agendas')
export class TriageAgendaController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get(':region')
  @ApiOperation({
    operationId: 'getTriageAgenda',
    summary: 'What the triage of a region has to deal with: by urgency, then by days without any commitment',
  })
  list(@Param() { region }: RegionParam, @Query() request: ListRequest): Promise<Listed<AgendaEntry>> {
    return this.queries.execute(new TriageAgendaQuery({ ...asOf(request, this.now()), region }));
  }
}

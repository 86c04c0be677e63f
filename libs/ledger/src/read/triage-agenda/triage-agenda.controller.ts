import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf, ListRequest, RegionParam } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { TriageAgendaList } from './triage-agenda.answer.js';
import { TriageAgendaQuery } from './triage-agenda.query.js';
import type { AgendaEntry } from './triage-agenda.view.js';

@Controller('triage-agendas')
export class TriageAgendaController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get(':region')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'triage',
    summary: 'What the triage of a region has to deal with: by urgency, then by days without any commitment',
    answer: TriageAgendaList,
  })
  list(@Param() { region }: RegionParam, @Query() request: ListRequest): Promise<Listed<AgendaEntry>> {
    return this.queries.execute(new TriageAgendaQuery({ ...asOf(request, this.now()), region }));
  }
}

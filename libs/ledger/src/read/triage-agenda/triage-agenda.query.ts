import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { LEDGER_READER } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { triageAgenda, type AgendaEntry, type TriageAgendaCriteria } from './triage-agenda.view.js';

export class TriageAgendaQuery extends Query<Listed<AgendaEntry>> {
  constructor(readonly criteria: TriageAgendaCriteria) {
    super();
  }
}

@QueryHandler(TriageAgendaQuery)
export class TriageAgendaHandler implements IQueryHandler<TriageAgendaQuery> {
  constructor(@Inject(LEDGER_READER) private readonly reader: DataSource) {}

  execute({ criteria }: TriageAgendaQuery): Promise<Listed<AgendaEntry>> {
    return triageAgenda(this.reader, criteria);
  }
}

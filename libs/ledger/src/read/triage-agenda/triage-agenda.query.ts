import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { LEDGER_VIEWS } from '../../nest/tokens.js';
import type { Listed } from '../as-of.js';
import { triageAgenda, type AgendaEntry, type TriageAgendaCriteria } from './triage-agenda.view.js';

export class TriageAgendaQuery extends Query<Listed<AgendaEntry>> {
  constructor(readonly criteria: TriageAgendaCriteria) {
    super();
  }
}

@QueryHandler(TriageAgendaQuery)
export class TriageAgendaHandler implements IQueryHandler<TriageAgendaQuery> {
  constructor(@Inject(LEDGER_VIEWS) private readonly views: LedgerViews) {}

  execute({ criteria }: TriageAgendaQuery): Promise<Listed<AgendaEntry>> {
    return this.views.ask(({ reader }) => triageAgenda(reader, criteria));
  }
}

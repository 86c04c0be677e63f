import type { Instant, Position } from '#event-sourcing';
import type { AgendaCause, AgendaProposal, AgendaProposals } from '#triage';
import type { LedgerViews } from '../../generation/ledger-views.js';
import { triageAgenda } from './triage-agenda.view.js';

const EVERYTHING = 1_000_000;

/** Gives the automations of triage their to-do list: the agenda view itself, once it has taken in what they react to. */
export class LedgerAgendaProposals implements AgendaProposals {
  constructor(
    private readonly views: LedgerViews,
    private readonly hasTakenIn: (position: Position) => Promise<boolean>,
  ) {}

  async for(
    region: string,
    at: Instant,
    knownAt: Instant,
    minPosition: Position,
  ): Promise<readonly AgendaProposal[]> {
    if (!(await this.hasTakenIn(minPosition)))
      throw new Error(`The ledger has not come to position ${minPosition}`);
    const criteria = { region, validAt: at, knownAt, page: 1, pageSize: EVERYTHING };
    const { items } = await this.views.ask(({ reader }) => triageAgenda(reader, criteria));
    return items.map(({ signalId, subjects, causes }) => ({
      signalId,
      subjects,
      cause: causes[0] as AgendaCause,
    }));
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { meetingsAbout, type LedgerViews } from '#ledger';
import { LEDGER_VIEWS } from '#ledger/nest';
import type { RowDifference } from '../../difference/difference.js';
import { signalDifference } from '../../difference/signal-difference.js';
import { HISTORY } from '../../nest/tokens.js';
import type { History } from '../../stream/replay.js';
import type { TwoPictures } from '../difference.request.js';

export interface SignalDifferenceCriteria extends TwoPictures {
  readonly signalId: string;
  readonly page: number;
  readonly pageSize: number;
}

export interface SignalDifferencePage extends SignalDifferenceCriteria {
  readonly items: readonly RowDifference[];
  readonly total: number;
}

export class SignalDifferenceQuery extends Query<SignalDifferencePage | undefined> {
  constructor(readonly criteria: SignalDifferenceCriteria) {
    super();
  }
}

@QueryHandler(SignalDifferenceQuery)
export class SignalDifferenceHandler implements IQueryHandler<SignalDifferenceQuery> {
  constructor(
    @Inject(HISTORY) private readonly history: History,
    @Inject(LEDGER_VIEWS) private readonly views: LedgerViews,
  ) {}

  async execute({ criteria }: SignalDifferenceQuery): Promise<SignalDifferencePage | undefined> {
    const { signalId, from, to, page, pageSize } = criteria;
    const meetings = await this.views.ask(({ reader }) => meetingsAbout(reader, signalId));
    const all = await signalDifference(this.history, signalId, meetings, from, to);
    if (all === undefined) return undefined;
    const items = all.slice((page - 1) * pageSize, page * pageSize);
    return { signalId, from, to, items, total: all.length, page, pageSize };
  }
}

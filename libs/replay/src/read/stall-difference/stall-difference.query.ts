import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { stallBoard, type AsOf, type LedgerViews, type Stall } from '#ledger';
import { LEDGER_VIEWS } from '#ledger/nest';
import type { StallKind } from '#route';
import { stallChanges, StallCauses, type StallDifference } from '../../difference/stall-difference.js';
import { HISTORY } from '../../nest/tokens.js';
import type { History } from '../../stream/replay.js';
import type { TwoPictures } from '../difference.request.js';

/** Stalls that are read of a board at a time. */
const BOARD_PAGE = 5000;

export interface StallDifferenceCriteria extends TwoPictures {
  readonly region?: string | undefined;
  readonly kind?: StallKind | undefined;
  readonly page: number;
  readonly pageSize: number;
}

export interface StallDifferencePage extends TwoPictures {
  readonly items: readonly StallDifference[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

export class StallDifferenceQuery extends Query<StallDifferencePage> {
  constructor(readonly criteria: StallDifferenceCriteria) {
    super();
  }
}

/** Holds two whole boards against each other; why they differ is looked up for one page of what does. */
@QueryHandler(StallDifferenceQuery)
export class StallDifferenceHandler implements IQueryHandler<StallDifferenceQuery> {
  constructor(
    @Inject(HISTORY) private readonly history: History,
    @Inject(LEDGER_VIEWS) private readonly views: LedgerViews,
  ) {}

  async execute({ criteria }: StallDifferenceQuery): Promise<StallDifferencePage> {
    const { from, to, page, pageSize } = criteria;
    const changes = await this.views.ask(async ({ reader }) =>
      stallChanges(await board(reader, criteria, from), await board(reader, criteria, to)),
    );
    const causes = new StallCauses(this.history, from, to);
    const items: StallDifference[] = [];
    for (const change of changes.slice((page - 1) * pageSize, page * pageSize))
      items.push(await causes.explain(change));
    return { from, to, items, page, pageSize, total: changes.length };
  }
}

async function board(
  reader: DataSource,
  { region, kind }: StallDifferenceCriteria,
  asOf: AsOf,
): Promise<readonly Stall[]> {
  const stalls: Stall[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await stallBoard(reader, { ...asOf, region, kind, page, pageSize: BOARD_PAGE });
    stalls.push(...items);
    if (items.length === 0 || stalls.length >= total) return stalls;
  }
}

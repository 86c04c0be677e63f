import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { QueryRoute, RequiresPermission } from '#platform';
import { HistoryAnswer } from './history.answer.js';
import { HistoryQuery } from './history.query.js';
import { HistoryRequest } from './history.request.js';
import type { HistoryPage } from './history.view.js';

@Controller('history')
export class HistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'history',
    summary: 'All events of the chain in the order of recording, each with what it changed',
    answer: HistoryAnswer,
  })
  ask(@Query() { after, ...request }: HistoryRequest): Promise<HistoryPage> {
    const from = after === undefined ? undefined : BigInt(after);
    return this.queries.execute(new HistoryQuery({ ...request, after: from }));
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DomainError } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import type { SignalPicture } from '../../picture/signal.picture.js';
import type { ReplayPage } from '../replay-page.view.js';
import { ReplayedSignalParam, ReplayRequest } from '../replay.request.js';
import { SignalReplayAnswer } from './signal-replay.answer.js';
import { SignalReplayQuery } from './signal-replay.query.js';

@Controller('signals')
export class SignalReplayController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':signalId/replay')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'history',
    summary: 'A signal event by event: what each event changed, and the state after it',
    answer: SignalReplayAnswer,
  })
  async ask(
    @Param() { signalId: id }: ReplayedSignalParam,
    @Query() request: ReplayRequest,
  ): Promise<ReplayPage<SignalPicture>> {
    const replay = await this.queries.execute(new SignalReplayQuery({ ...request, id }));
    if (replay === undefined)
      throw new DomainError('unknown-signal', 'No such signal was recorded', 'not-found');
    return replay;
  }
}

import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { HISTORY } from '../../nest/tokens.js';
import type { SignalPicture } from '../../picture/signal.picture.js';
import type { History } from '../../stream/replay.js';
import { replayPage, type ReplayCriteria, type ReplayPage } from '../replay-page.view.js';

export class SignalReplayQuery extends Query<ReplayPage<SignalPicture> | undefined> {
  constructor(readonly criteria: ReplayCriteria) {
    super();
  }
}

@QueryHandler(SignalReplayQuery)
export class SignalReplayHandler implements IQueryHandler<SignalReplayQuery> {
  constructor(@Inject(HISTORY) private readonly history: History) {}

  execute({ criteria }: SignalReplayQuery): Promise<ReplayPage<SignalPicture> | undefined> {
    return replayPage(this.history, 'signal', criteria);
  }
}

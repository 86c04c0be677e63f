import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { HISTORY } from '../../nest/tokens.js';
import type { MeetingPicture } from '../../picture/meeting.picture.js';
import type { History } from '../../stream/replay.js';
import { replayPage, type ReplayCriteria, type ReplayPage } from '../replay-page.view.js';

export class MeetingReplayQuery extends Query<ReplayPage<MeetingPicture> | undefined> {
  constructor(readonly criteria: ReplayCriteria) {
    super();
  }
}

@QueryHandler(MeetingReplayQuery)
export class MeetingReplayHandler implements IQueryHandler<MeetingReplayQuery> {
  constructor(@Inject(HISTORY) private readonly history: History) {}

  execute({ criteria }: MeetingReplayQuery): Promise<ReplayPage<MeetingPicture> | undefined> {
    return replayPage(this.history, 'meeting', criteria);
  }
}

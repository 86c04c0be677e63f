import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DomainError } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import type { MeetingPicture } from '../../picture/meeting.picture.js';
import type { ReplayPage } from '../replay-page.view.js';
import { ReplayedMeetingParam, ReplayRequest } from '../replay.request.js';
import { MeetingReplayAnswer } from './meeting-replay.answer.js';
import { MeetingReplayQuery } from './meeting-replay.query.js';

@Controller('meetings')
export class MeetingReplayController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':meetingId/replay')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'history',
    summary: 'A triage meeting event by event: what each event changed, and the state after it',
    answer: MeetingReplayAnswer,
  })
  async ask(
    @Param() { meetingId: id }: ReplayedMeetingParam,
    @Query() request: ReplayRequest,
  ): Promise<ReplayPage<MeetingPicture>> {
    const replay = await this.queries.execute(new MeetingReplayQuery({ ...request, id }));
    if (replay === undefined)
      throw new DomainError('unknown-meeting', 'No such meeting was recorded', 'not-found');
    return replay;
  }
}

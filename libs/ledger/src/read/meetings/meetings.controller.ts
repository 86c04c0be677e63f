import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK } from '#event-sourcing/nest';
import type { Instant } from '#event-sourcing';
import { QueryRoute, RequiresPermission } from '#platform';
import { asOf, AsOfRequest } from '../as-of.request.js';
import type { Listed } from '../as-of.js';
import { DomainError } from '#event-sourcing';
import { MeetingList, MeetingViewAnswer } from './meetings.answer.js';
import { MeetingQuery, MeetingsQuery } from './meetings.query.js';
import { MeetingParam, MeetingsRequest } from './meetings.request.js';
import type { ListedMeeting, MeetingView } from './meetings.view.js';

@Controller('meetings')
export class MeetingsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly now: () => Instant,
  ) {}

  @Get()
  @RequiresPermission('read-chain')
  @QueryRoute({ tag: 'triage', summary: 'Triage meetings, the latest first', answer: MeetingList })
  list(@Query() request: MeetingsRequest): Promise<Listed<ListedMeeting>> {
    return this.queries.execute(new MeetingsQuery(asOf(request, this.now())));
  }

  @Get(':meetingId')
  @RequiresPermission('read-chain')
  @QueryRoute({
    tag: 'triage',
    summary: 'One meeting: its agenda, its decisions, and what is still unanswered',
    answer: MeetingViewAnswer,
  })
  async get(@Param() { meetingId }: MeetingParam, @Query() request: AsOfRequest): Promise<MeetingView> {
    const meeting = await this.queries.execute(new MeetingQuery(meetingId, asOf(request, this.now())));
    if (meeting === undefined)
      throw new DomainError('unknown-meeting', 'No such meeting was known then', 'not-found');
    return meeting;
  }
}

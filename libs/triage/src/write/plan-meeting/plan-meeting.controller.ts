import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { PlanMeetingCommand } from './plan-meeting.handler.js';
import { PlanMeetingRequest } from './plan-meeting.request.js';

@Controller('meetings')
export class PlanMeetingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({
    tag: 'triage',
    summary: 'Plan a triage meeting; its agenda fills itself',
    answer: MeetingAnswer,
  })
  send(@Body() body: PlanMeetingRequest, @SentBy() sent: Sent): Promise<MeetingAnswer> {
    return this.commands.execute(new PlanMeetingCommand(body, sent));
  }
}

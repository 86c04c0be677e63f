import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { MeetingPath } from '../meeting-path.request.js';
import { CloseMeetingCommand } from './close-meeting.handler.js';
import { CloseMeetingRequest } from './close-meeting.request.js';

@Controller('meetings/:meetingId/closings')
export class CloseMeetingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({
    tag: 'triage',
    summary: 'Close a meeting; refused while a reporting question on its agenda has no answer',
    answer: MeetingAnswer,
  })
  send(
    @Param() path: MeetingPath,
    @Body() body: CloseMeetingRequest,
    @SentBy() sent: Sent,
  ): Promise<MeetingAnswer> {
    return this.commands.execute(new CloseMeetingCommand(path, body, sent));
  }
}

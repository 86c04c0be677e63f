import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { MeetingPath } from '../meeting-path.request.js';
import { CancelMeetingCommand } from './cancel-meeting.handler.js';
import { CancelMeetingRequest } from './cancel-meeting.request.js';

@Controller('meetings/:meetingId/cancellations')
export class CancelMeetingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({ tag: 'triage', summary: 'Cancel a meeting', answer: MeetingAnswer })
  send(
    @Param() path: MeetingPath,
    @Body() body: CancelMeetingRequest,
    @SentBy() sent: Sent,
  ): Promise<MeetingAnswer> {
    return this.commands.execute(new CancelMeetingCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { MeetingPath } from '../meeting-path.request.js';
import { DecideActionCommand } from './decide-action.handler.js';
import { DecideActionRequest } from './decide-action.request.js';

@Controller('meetings/:meetingId/action-decisions')
export class DecideActionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({
    tag: 'triage',
    summary: 'Agree that a party does something, and by when',
    answer: MeetingAnswer,
  })
  send(
    @Param() path: MeetingPath,
    @Body() body: DecideActionRequest,
    @SentBy() sent: Sent,
  ): Promise<MeetingAnswer> {
    return this.commands.execute(new DecideActionCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { MeetingPath } from '../meeting-path.request.js';
import { MarkActionDoneCommand } from './mark-action-done.handler.js';
import { MarkActionDoneRequest } from './mark-action-done.request.js';

@Controller('meetings/:meetingId/action-completions')
export class MarkActionDoneController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({ tag: 'triage', summary: 'Record that an agreed action was done', answer: MeetingAnswer })
  send(
    @Param() path: MeetingPath,
    @Body() body: MarkActionDoneRequest,
    @SentBy() sent: Sent,
  ): Promise<MeetingAnswer> {
    return this.commands.execute(new MarkActionDoneCommand(path, body, sent));
  }
}

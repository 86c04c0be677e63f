import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { MeetingPath } from '../meeting-path.request.js';
import { DecideFeedbackCommand } from './decide-feedback.handler.js';
import { DecideFeedbackRequest } from './decide-feedback.request.js';

@Controller('meetings/:meetingId/feedback-decisions')
export class DecideFeedbackController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({
    tag: 'triage',
    summary: 'Tell a party, in the meeting, what came of a signal',
    answer: MeetingAnswer,
  })
  send(
    @Param() path: MeetingPath,
    @Body() body: DecideFeedbackRequest,
    @SentBy() sent: Sent,
  ): Promise<MeetingAnswer> {
    return this.commands.execute(new DecideFeedbackCommand(path, body, sent));
  }
}

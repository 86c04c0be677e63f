import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { MeetingAnswer } from '../meeting-answer.js';
import { MeetingPath } from '../meeting-path.request.js';
import { DecideReportingCommand } from './decide-reporting.handler.js';
import { DecideReportingRequest } from './decide-reporting.request.js';

@Controller('meetings/:meetingId/reporting-decisions')
export class DecideReportingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('hold-meetings')
  @CommandRoute({
    tag: 'triage',
    summary: 'Decide who reports, that nobody does, or that it is put off',
    answer: MeetingAnswer,
  })
  send(
    @Param() path: MeetingPath,
    @Body() body: DecideReportingRequest,
    @SentBy() sent: Sent,
  ): Promise<MeetingAnswer> {
    return this.commands.execute(new DecideReportingCommand(path, body, sent));
  }
}

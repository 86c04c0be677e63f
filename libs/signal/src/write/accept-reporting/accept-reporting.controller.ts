import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { AcceptReportingCommand } from './accept-reporting.handler.js';
import { AcceptReportingRequest } from './accept-reporting.request.js';

@Controller('signals/:signalId/reporting-acceptances')
export class AcceptReportingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'reporting', summary: 'Take on to report', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: AcceptReportingRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new AcceptReportingCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { AssumeReportingCommand } from './assume-reporting.handler.js';
import { AssumeReportingRequest } from './assume-reporting.request.js';

@Controller('signals/:signalId/assumptions')
export class AssumeReportingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Say openly that one relies on another party to report',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: AssumeReportingRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new AssumeReportingCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { DeferReportingCommand } from './defer-reporting.handler.js';
import { DeferReportingRequest } from './defer-reporting.request.js';

@Controller('signals/:signalId/reporting-deferrals')
export class DeferReportingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Put off the question who reports until a date',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: DeferReportingRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new DeferReportingCommand(path, body, sent));
  }
}

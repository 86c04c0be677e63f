import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { DeclineReportingCommand } from './decline-reporting.handler.js';
import { DeclineReportingRequest } from './decline-reporting.request.js';

@Controller('signals/:signalId/reporting-declines')
export class DeclineReportingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'reporting', summary: 'Decline to report, with a reason', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: DeclineReportingRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new DeclineReportingCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { WaiveReportingCommand } from './waive-reporting.handler.js';
import { WaiveReportingRequest } from './waive-reporting.request.js';

@Controller('signals/:signalId/reporting-waivers')
export class WaiveReportingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Decide that nobody reports, with a reason',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: WaiveReportingRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new WaiveReportingCommand(path, body, sent));
  }
}

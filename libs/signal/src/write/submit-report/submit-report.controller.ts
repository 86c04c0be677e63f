import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { SubmitReportCommand } from './submit-report.handler.js';
import { SubmitReportRequest } from './submit-report.request.js';

@Controller('signals/:signalId/reports')
export class SubmitReportController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Record that a report was made to the registry',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: SubmitReportRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new SubmitReportCommand(path, body, sent));
  }
}

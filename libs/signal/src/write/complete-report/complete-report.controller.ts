import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { ReportPath } from '../signal-path.request.js';
import { CompleteReportCommand } from './complete-report.handler.js';
import { CompleteReportRequest } from './complete-report.request.js';

@Controller('signals/:signalId/reports/:reportId/completions')
export class CompleteReportController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'reporting', summary: 'Complete a report that was incomplete', answer: SignalAnswer })
  send(
    @Param() path: ReportPath,
    @Body() body: CompleteReportRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new CompleteReportCommand(path, body, sent));
  }
}

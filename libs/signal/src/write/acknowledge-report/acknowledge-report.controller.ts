import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { ReportPath } from '../signal-path.request.js';
import { AcknowledgeReportCommand } from './acknowledge-report.handler.js';
import { AcknowledgeReportRequest } from './acknowledge-report.request.js';

@Controller('signals/:signalId/reports/:reportId/acknowledgements')
export class AcknowledgeReportController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('acknowledge-reports')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Record that the registry took a report in',
    answer: SignalAnswer,
  })
  send(
    @Param() path: ReportPath,
    @Body() body: AcknowledgeReportRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new AcknowledgeReportCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { ReopenReportingQuestionCommand } from './reopen-reporting-question.handler.js';
import { ReopenReportingQuestionRequest } from './reopen-reporting-question.request.js';

@Controller('signals/:signalId/reporting-reopenings')
export class ReopenReportingQuestionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Ask again who reports, after it had been waived',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: ReopenReportingQuestionRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new ReopenReportingQuestionCommand(path, body, sent));
  }
}

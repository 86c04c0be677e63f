import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { AssignReportingCommand } from './assign-reporting.handler.js';
import { AssignReportingRequest } from './assign-reporting.request.js';

@Controller('signals/:signalId/reporting-assignments')
export class AssignReportingController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Say which party reports to the registry, and by when',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: AssignReportingRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new AssignReportingCommand(path, body, sent));
  }
}

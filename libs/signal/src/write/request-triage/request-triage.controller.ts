import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { RequestTriageCommand } from './request-triage.handler.js';
import { RequestTriageRequest } from './request-triage.request.js';

@Controller('signals/:signalId/triage-requests')
export class RequestTriageController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'triage',
    summary: 'Ask for a signal to be dealt with at the next triage meeting',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: RequestTriageRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new RequestTriageCommand(path, body, sent));
  }
}

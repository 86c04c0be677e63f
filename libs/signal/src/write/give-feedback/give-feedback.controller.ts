import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { GiveFeedbackCommand } from './give-feedback.handler.js';
import { GiveFeedbackRequest } from './give-feedback.request.js';

@Controller('signals/:signalId/feedback')
export class GiveFeedbackController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'feedback',
    summary: 'Tell the party that handed a signal on what came of it',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: GiveFeedbackRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new GiveFeedbackCommand(path, body, sent));
  }
}

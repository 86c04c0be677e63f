import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { HandOffPath } from '../signal-path.request.js';
import { AcceptHandOffCommand } from './accept-hand-off.handler.js';
import { AcceptHandOffRequest } from './accept-hand-off.request.js';

@Controller('signals/:signalId/hand-offs/:handOffId/acceptances')
export class AcceptHandOffController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'custody',
    summary: 'Accept what was offered: the recipient holds it from then on',
    answer: SignalAnswer,
  })
  send(
    @Param() path: HandOffPath,
    @Body() body: AcceptHandOffRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new AcceptHandOffCommand(path, body, sent));
  }
}

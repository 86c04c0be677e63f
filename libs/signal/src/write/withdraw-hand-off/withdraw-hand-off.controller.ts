import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { HandOffPath } from '../signal-path.request.js';
import { WithdrawHandOffCommand } from './withdraw-hand-off.handler.js';
import { WithdrawHandOffRequest } from './withdraw-hand-off.request.js';

@Controller('signals/:signalId/hand-offs/:handOffId/withdrawals')
export class WithdrawHandOffController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'custody', summary: 'Take back an offer that nobody answered', answer: SignalAnswer })
  send(
    @Param() path: HandOffPath,
    @Body() body: WithdrawHandOffRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new WithdrawHandOffCommand(path, body, sent));
  }
}

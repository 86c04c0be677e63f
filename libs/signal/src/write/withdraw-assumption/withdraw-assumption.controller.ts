import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { WithdrawAssumptionCommand } from './withdraw-assumption.handler.js';
import { WithdrawAssumptionRequest } from './withdraw-assumption.request.js';

@Controller('signals/:signalId/assumption-withdrawals')
export class WithdrawAssumptionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'reporting', summary: 'Rely on the other party no longer', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: WithdrawAssumptionRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new WithdrawAssumptionCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { TakeOverCustodyCommand } from './take-over-custody.handler.js';
import { TakeOverCustodyRequest } from './take-over-custody.request.js';

@Controller('signals/:signalId/take-overs')
export class TakeOverCustodyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'custody',
    summary: 'Take a branch over from a party that does not hand it on itself',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: TakeOverCustodyRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new TakeOverCustodyCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { HoldUntilCommand } from './hold-until.handler.js';
import { HoldUntilRequest } from './hold-until.request.js';

@Controller('signals/:signalId/holds')
export class HoldUntilController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'custody',
    summary: 'Hold a branch back until a date, with a reason',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: HoldUntilRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new HoldUntilCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { ReleaseHoldCommand } from './release-hold.handler.js';
import { ReleaseHoldRequest } from './release-hold.request.js';

@Controller('signals/:signalId/hold-releases')
export class ReleaseHoldController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'custody', summary: 'Go on with a branch that was held back', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: ReleaseHoldRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new ReleaseHoldCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { HandOffPath } from '../signal-path.request.js';
import { DeclineHandOffCommand } from './decline-hand-off.handler.js';
import { DeclineHandOffRequest } from './decline-hand-off.request.js';

@Controller('signals/:signalId/hand-offs/:handOffId/declines')
export class DeclineHandOffController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'custody', summary: 'Decline what was offered, with a reason', answer: SignalAnswer })
  send(
    @Param() path: HandOffPath,
    @Body() body: DeclineHandOffRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new DeclineHandOffCommand(path, body, sent));
  }
}

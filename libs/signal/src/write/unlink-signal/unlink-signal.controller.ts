import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { UnlinkSignalCommand } from './unlink-signal.handler.js';
import { UnlinkSignalRequest } from './unlink-signal.request.js';

@Controller('signals/:signalId/unlinkings')
export class UnlinkSignalController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'signals', summary: 'Undo a link', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: UnlinkSignalRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new UnlinkSignalCommand(path, body, sent));
  }
}

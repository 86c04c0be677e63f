import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { ReopenSignalCommand } from './reopen-signal.handler.js';
import { ReopenSignalRequest } from './reopen-signal.request.js';

@Controller('signals/:signalId/reopenings')
export class ReopenSignalController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'custody', summary: 'Take up a signal again that had ended', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: ReopenSignalRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new ReopenSignalCommand(path, body, sent));
  }
}

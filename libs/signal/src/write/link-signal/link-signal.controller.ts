import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { LinkSignalCommand } from './link-signal.handler.js';
import { LinkSignalRequest } from './link-signal.request.js';

@Controller('signals/:signalId/links')
export class LinkSignalController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'signals', summary: 'Link a signal to another one', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: LinkSignalRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new LinkSignalCommand(path, body, sent));
  }
}

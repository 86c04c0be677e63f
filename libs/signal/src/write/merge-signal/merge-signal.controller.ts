import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { MergeSignalCommand } from './merge-signal.handler.js';
import { MergeSignalRequest } from './merge-signal.request.js';

@Controller('signals/:signalId/mergers')
export class MergeSignalController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'signals', summary: 'Merge a duplicate into another signal', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: MergeSignalRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new MergeSignalCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { EnrichSignalCommand } from './enrich-signal.handler.js';
import { EnrichSignalRequest } from './enrich-signal.request.js';

@Controller('signals/:signalId/enrichments')
export class EnrichSignalController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({ tag: 'signals', summary: 'Record coarse facts that were found out', answer: SignalAnswer })
  send(
    @Param() path: SignalPath,
    @Body() body: EnrichSignalRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new EnrichSignalCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { RecordConsentCommand } from './record-consent.handler.js';
import { RecordConsentRequest } from './record-consent.request.js';

@Controller('signals/:signalId/consents')
export class RecordConsentController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Record that consent was asked, given, refused or withdrawn',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: RecordConsentRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new RecordConsentCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { OfferHandOffCommand } from './offer-hand-off.handler.js';
import { OfferHandOffRequest } from './offer-hand-off.request.js';

@Controller('signals/:signalId/hand-offs')
export class OfferHandOffController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'custody',
    summary: 'Offer a branch to one party, or split it over several',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: OfferHandOffRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new OfferHandOffCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { IdentifyPersonsCommand } from './identify-persons.handler.js';
import { IdentifyPersonsRequest } from './identify-persons.request.js';

@Controller('signals/:signalId/persons')
export class IdentifyPersonsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'reporting',
    summary: 'Record that persons are known, in coarse codes only',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: IdentifyPersonsRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new IdentifyPersonsCommand(path, body, sent));
  }
}

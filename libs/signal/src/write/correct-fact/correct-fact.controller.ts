import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { CorrectFactCommand } from './correct-fact.handler.js';
import { CorrectFactRequest } from './correct-fact.request.js';

@Controller('signals/:signalId/corrections')
export class CorrectFactController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'signals',
    summary: 'Correct a recorded fact; the fact itself stays recorded',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: CorrectFactRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new CorrectFactCommand(path, body, sent));
  }
}

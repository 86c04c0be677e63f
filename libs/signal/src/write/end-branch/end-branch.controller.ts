import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { EndBranchCommand } from './end-branch.handler.js';
import { EndBranchRequest } from './end-branch.request.js';

@Controller('signals/:signalId/endings')
export class EndBranchController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'custody',
    summary: 'End a branch, with the reason why the signal goes no further here',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: EndBranchRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new EndBranchCommand(path, body, sent));
  }
}

import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { SignalAnswer } from '../signal-answer.js';
import { SignalPath } from '../signal-path.request.js';
import { UndoMergeCommand } from './undo-merge.handler.js';
import { UndoMergeRequest } from './undo-merge.request.js';

@Controller('signals/:signalId/merger-undoings')
export class UndoMergeController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @RequiresPermission('handle-signals')
  @CommandRoute({
    tag: 'signals',
    summary: 'Undo a merger: what it ended is open again',
    answer: SignalAnswer,
  })
  send(
    @Param() path: SignalPath,
    @Body() body: UndoMergeRequest,
    @SentBy() sent: Sent,
  ): Promise<SignalAnswer> {
    return this.commands.execute(new UndoMergeCommand(path, body, sent));
  }
}

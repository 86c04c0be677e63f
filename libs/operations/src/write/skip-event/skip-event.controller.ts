import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandAnswerBody, CommandRoute, RequiresPermission, SentBy, type Sent } from '#platform';
import { ProjectionPath } from '../../projection-path.request.js';
import { SkipEventCommand } from './skip-event.handler.js';
import { SkipEventRequest } from './skip-event.request.js';

@Controller('operations/projections')
export class SkipEventController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':projection/skips')
  @RequiresPermission('operate')
  @CommandRoute({
    tag: 'operations',
    summary: 'Pass over the event at which it stopped, for good, and go on',
    answer: CommandAnswerBody,
  })
  send(
    @Param() { projection }: ProjectionPath,
    @Body() body: SkipEventRequest,
    @SentBy() sent: Sent,
  ): Promise<CommandAnswerBody> {
    return this.commands.execute(new SkipEventCommand(projection, body, sent));
  }
}

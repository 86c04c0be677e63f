import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RequiresPermission, ActionRoute } from '#platform';
import { ProjectionPath } from '../../projection-path.request.js';
import { ProjectionListAnswer } from '../../read/projections/projections.answer.js';
import type { ProjectionList } from '../../read/projections/projections.view.js';
import { RetryProjectionCommand } from './retry-projection.handler.js';

@Controller('operations/projections')
export class RetryProjectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':projection/retries')
  @RequiresPermission('operate')
  @ActionRoute({
    tag: 'operations',
    summary: 'Go on where it stopped, after what was wrong has been put right',
    answer: ProjectionListAnswer,
  })
  send(@Param() { projection }: ProjectionPath): Promise<ProjectionList> {
    return this.commands.execute(new RetryProjectionCommand(projection));
  }
}

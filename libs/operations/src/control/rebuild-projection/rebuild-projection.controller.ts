import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RequiresPermission, StartRoute } from '#platform';
import { ProjectionPath } from '../../projection-path.request.js';
import { ProjectionListAnswer } from '../../read/projections/projections.answer.js';
import type { ProjectionList } from '../../read/projections/projections.view.js';
import { RebuildProjectionCommand } from './rebuild-projection.handler.js';

@Controller('operations/projections')
export class RebuildProjectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':projection/rebuilds')
  @RequiresPermission('operate')
  @StartRoute({
    tag: 'operations',
    summary: 'Build a new generation beside the served one; it is served when it has caught up',
    answer: ProjectionListAnswer,
  })
  send(@Param() { projection }: ProjectionPath): Promise<ProjectionList> {
    return this.commands.execute(new RebuildProjectionCommand(projection));
  }
}

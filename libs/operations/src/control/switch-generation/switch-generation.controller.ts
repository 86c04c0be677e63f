import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RequiresPermission, ActionRoute } from '#platform';
import { ProjectionPath } from '../../projection-path.request.js';
import { ProjectionListAnswer } from '../../read/projections/projections.answer.js';
import type { ProjectionList } from '../../read/projections/projections.view.js';
import { SwitchGenerationCommand } from './switch-generation.handler.js';

@Controller('operations/projections')
export class SwitchGenerationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':projection/switches')
  @RequiresPermission('operate')
  @ActionRoute({
    tag: 'operations',
    summary: 'Let the generation that stands by be served, and the served one stand by',
    answer: ProjectionListAnswer,
  })
  send(@Param() { projection }: ProjectionPath): Promise<ProjectionList> {
    return this.commands.execute(new SwitchGenerationCommand(projection));
  }
}

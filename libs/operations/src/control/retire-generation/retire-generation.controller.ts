import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RequiresPermission, ActionRoute } from '#platform';
import { ProjectionPath } from '../../projection-path.request.js';
import { ProjectionListAnswer } from '../../read/projections/projections.answer.js';
import type { ProjectionList } from '../../read/projections/projections.view.js';
import { RetireGenerationCommand } from './retire-generation.handler.js';

@Controller('operations/projections')
export class RetireGenerationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':projection/retirements')
  @RequiresPermission('operate')
  @ActionRoute({
    tag: 'operations',
    summary: 'Remove the generation beside the served one',
    answer: ProjectionListAnswer,
  })
  send(@Param() { projection }: ProjectionPath): Promise<ProjectionList> {
    return this.commands.execute(new RetireGenerationCommand(projection));
  }
}

import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels } from '@nestjs/swagger';
import { QueryRoute, RequiresPermission } from '#platform';
import { ProjectionFailureAnswer, ProjectionListAnswer } from './projections.answer.js';
import { ProjectionsQuery } from './projections.query.js';
import type { ProjectionList } from './projections.view.js';

@Controller('operations/projections')
@ApiExtraModels(ProjectionFailureAnswer)
export class ProjectionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @RequiresPermission('operate')
  @QueryRoute({
    tag: 'operations',
    summary: 'How far projections and automations are, and where they stopped',
    answer: ProjectionListAnswer,
  })
  ask(): Promise<ProjectionList> {
    return this.queries.execute(new ProjectionsQuery());
  }
}

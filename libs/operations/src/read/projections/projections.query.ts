import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Projections } from '../../projections.service.js';
import type { ProjectionList } from './projections.view.js';

export class ProjectionsQuery extends Query<ProjectionList> {}

@QueryHandler(ProjectionsQuery)
export class ProjectionsHandler implements IQueryHandler<ProjectionsQuery> {
  constructor(private readonly projections: Projections) {}

  execute(): Promise<ProjectionList> {
    return this.projections.list();
  }
}

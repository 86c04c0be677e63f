import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Projections } from '../../projections.service.js';
import type { ProjectionList } from '../../read/projections/projections.view.js';

export class RebuildProjectionCommand extends Command<ProjectionList> {
  constructor(readonly projection: string) {
    super();
  }
}

@CommandHandler(RebuildProjectionCommand)
export class RebuildProjectionHandler implements ICommandHandler<RebuildProjectionCommand> {
  constructor(private readonly projections: Projections) {}

  async execute({ projection }: RebuildProjectionCommand): Promise<ProjectionList> {
    await this.projections.requireRebuilding(projection).rebuild();
    return this.projections.list(projection);
  }
}

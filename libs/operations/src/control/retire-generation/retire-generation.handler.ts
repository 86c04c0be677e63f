import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Projections } from '../../projections.service.js';
import type { ProjectionList } from '../../read/projections/projections.view.js';

export class RetireGenerationCommand extends Command<ProjectionList> {
  constructor(readonly projection: string) {
    super();
  }
}

@CommandHandler(RetireGenerationCommand)
export class RetireGenerationHandler implements ICommandHandler<RetireGenerationCommand> {
  constructor(private readonly projections: Projections) {}

  async execute({ projection }: RetireGenerationCommand): Promise<ProjectionList> {
    await this.projections.requireRebuilding(projection).retire();
    return this.projections.list(projection);
  }
}

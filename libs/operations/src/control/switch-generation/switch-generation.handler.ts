import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Projections } from '../../projections.service.js';
import type { ProjectionList } from '../../read/projections/projections.view.js';

export class SwitchGenerationCommand extends Command<ProjectionList> {
  constructor(readonly projection: string) {
    super();
  }
}

@CommandHandler(SwitchGenerationCommand)
export class SwitchGenerationHandler implements ICommandHandler<SwitchGenerationCommand> {
  constructor(private readonly projections: Projections) {}

  async execute({ projection }: SwitchGenerationCommand): Promise<ProjectionList> {
    await this.projections.requireRebuilding(projection).switch();
    return this.projections.list(projection);
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '#event-sourcing';
import { Projections } from '../../projections.service.js';
import type { ProjectionList } from '../../read/projections/projections.view.js';

export class RetryProjectionCommand extends Command<ProjectionList> {
  constructor(readonly projection: string) {
    super();
  }
}

@CommandHandler(RetryProjectionCommand)
export class RetryProjectionHandler implements ICommandHandler<RetryProjectionCommand> {
  constructor(private readonly projections: Projections) {}

  async execute({ projection }: RetryProjectionCommand): Promise<ProjectionList> {
    if (!this.projections.require(projection).retry())
      throw new DomainError('not-stopped', `${projection} did not stop`);
    return this.projections.list(projection);
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type ReaderStatus } from '#event-sourcing';
import { answerBody, envelopeOf, type CommandAnswerBody, type Sent } from '#platform';
import { operationsDecider, type StoppedAt } from '../../domain/operations.decider.js';
import { operationsStream } from '../../domain/operations.event-types.js';
import { Projections } from '../../projections.service.js';
import { SkippedEvents } from '../../skipped-events.js';
import type { SkipEventRequest } from './skip-event.request.js';

export class SkipEventCommand extends Command<CommandAnswerBody> {
  constructor(
    readonly projection: string,
    readonly request: SkipEventRequest,
    readonly sent: Sent,
  ) {
    super();
  }
}

@CommandHandler(SkipEventCommand)
export class SkipEventHandler implements ICommandHandler<SkipEventCommand> {
  constructor(
    private readonly commands: CommandRunner,
    private readonly projections: Projections,
    private readonly skips: SkippedEvents,
  ) {}

  async execute({ projection, request, sent }: SkipEventCommand): Promise<CommandAnswerBody> {
    const reader = this.projections.require(projection);
    const { eventId, reason } = request;
    const answer = await this.commands.run(
      operationsDecider(reader.statuses().flatMap(stopOf)),
      operationsStream(projection),
      { type: 'skip-event', data: { projection, eventId, reason } },
      envelopeOf(sent, request),
    );
    await this.skips.caughtUpTo(answer.position);
    reader.retry();
    return answerBody('/v1/operations/projections', answer);
  }
}

function stopOf({ failure }: ReaderStatus): readonly StoppedAt[] {
  return failure?.eventId === undefined || failure.position === undefined
    ? []
    : [{ eventId: failure.eventId, position: failure.position }];
}

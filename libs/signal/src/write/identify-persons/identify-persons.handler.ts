import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { IdentifyPersonsRequest } from './identify-persons.request.js';

export class IdentifyPersonsCommand extends SignalUseCase<IdentifyPersonsRequest, SignalPath> {}

@CommandHandler(IdentifyPersonsCommand)
export class IdentifyPersonsHandler implements ICommandHandler<IdentifyPersonsCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: IdentifyPersonsCommand): Promise<SignalAnswer> {
    const data = { persons: request.persons };
    return this.signals.write(path.signalId, { type: 'identify-persons', data }, request, sent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { AcceptReportingRequest } from './accept-reporting.request.js';

export class AcceptReportingCommand extends SignalUseCase<AcceptReportingRequest, SignalPath> {}

@CommandHandler(AcceptReportingCommand)
export class AcceptReportingHandler implements ICommandHandler<AcceptReportingCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: AcceptReportingCommand): Promise<SignalAnswer> {
    const data = { subject: request.subject };
    return this.signals.write(path.signalId, { type: 'accept-reporting', data }, request, sent);
  }
}

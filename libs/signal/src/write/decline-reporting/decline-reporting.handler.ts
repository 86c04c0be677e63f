import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { DeclineReportingRequest } from './decline-reporting.request.js';

export class DeclineReportingCommand extends SignalUseCase<DeclineReportingRequest, SignalPath> {}

@CommandHandler(DeclineReportingCommand)
export class DeclineReportingHandler implements ICommandHandler<DeclineReportingCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: DeclineReportingCommand): Promise<SignalAnswer> {
    const data = { subject: request.subject, reason: request.reason };
    return this.signals.write(path.signalId, { type: 'decline-reporting', data }, request, sent);
  }
}

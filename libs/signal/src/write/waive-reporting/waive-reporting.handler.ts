import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { WaiveReportingRequest } from './waive-reporting.request.js';

export class WaiveReportingCommand extends SignalUseCase<WaiveReportingRequest, SignalPath> {}

@CommandHandler(WaiveReportingCommand)
export class WaiveReportingHandler implements ICommandHandler<WaiveReportingCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: WaiveReportingCommand): Promise<SignalAnswer> {
    const data = { subject: request.subject, reason: request.reason, via: { kind: 'decision' as const } };
    return this.signals.write(path.signalId, { type: 'waive-reporting', data }, request, sent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { DeferReportingRequest } from './defer-reporting.request.js';

export class DeferReportingCommand extends SignalUseCase<DeferReportingRequest, SignalPath> {}

@CommandHandler(DeferReportingCommand)
export class DeferReportingHandler implements ICommandHandler<DeferReportingCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: DeferReportingCommand): Promise<SignalAnswer> {
    const data = { subject: request.subject, until: request.until, via: { kind: 'decision' as const } };
    return this.signals.write(path.signalId, { type: 'defer-reporting', data }, request, sent);
  }
}

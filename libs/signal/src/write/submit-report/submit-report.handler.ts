import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { SubmitReportRequest } from './submit-report.request.js';

export class SubmitReportCommand extends SignalUseCase<SubmitReportRequest, SignalPath> {}

@CommandHandler(SubmitReportCommand)
export class SubmitReportHandler implements ICommandHandler<SubmitReportCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: SubmitReportCommand): Promise<SignalAnswer> {
    const data = {
      subject: request.subject,
      criteria: request.criteria ?? [],
      legalBasis: request.legalBasis,
      complete: request.complete ?? true,
    };
    return this.signals.write(path.signalId, { type: 'submit-report', data }, request, sent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { ReportPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { CompleteReportRequest } from './complete-report.request.js';

export class CompleteReportCommand extends SignalUseCase<CompleteReportRequest, ReportPath> {}

@CommandHandler(CompleteReportCommand)
export class CompleteReportHandler implements ICommandHandler<CompleteReportCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: CompleteReportCommand): Promise<SignalAnswer> {
    const data = { reportId: path.reportId };
    return this.signals.write(path.signalId, { type: 'complete-report', data }, request, sent);
  }
}

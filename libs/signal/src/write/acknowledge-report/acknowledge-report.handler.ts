import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { ReportPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { AcknowledgeReportRequest } from './acknowledge-report.request.js';

export class AcknowledgeReportCommand extends SignalUseCase<AcknowledgeReportRequest, ReportPath> {}

@CommandHandler(AcknowledgeReportCommand)
export class AcknowledgeReportHandler implements ICommandHandler<AcknowledgeReportCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: AcknowledgeReportCommand): Promise<SignalAnswer> {
    const data = {
      reportId: path.reportId,
      registryNumber: request.registryNumber,
      registryPersonNumber: request.registryPersonNumber,
    };
    return this.signals.write(path.signalId, { type: 'acknowledge-report', data }, request, sent);
  }
}

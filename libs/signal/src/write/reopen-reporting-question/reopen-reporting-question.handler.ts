import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { ReopenReportingQuestionRequest } from './reopen-reporting-question.request.js';

export class ReopenReportingQuestionCommand extends SignalUseCase<
  ReopenReportingQuestionRequest,
  SignalPath
> {}

@CommandHandler(ReopenReportingQuestionCommand)
export class ReopenReportingQuestionHandler implements ICommandHandler<ReopenReportingQuestionCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: ReopenReportingQuestionCommand): Promise<SignalAnswer> {
    const data = { subject: request.subject };
    return this.signals.write(path.signalId, { type: 'reopen-reporting-question', data }, request, sent);
  }
}

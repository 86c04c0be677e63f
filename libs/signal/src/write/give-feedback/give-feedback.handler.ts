import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { GiveFeedbackRequest } from './give-feedback.request.js';

export class GiveFeedbackCommand extends SignalUseCase<GiveFeedbackRequest, SignalPath> {}

@CommandHandler(GiveFeedbackCommand)
export class GiveFeedbackHandler implements ICommandHandler<GiveFeedbackCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: GiveFeedbackCommand): Promise<SignalAnswer> {
    const data = { dutyId: request.dutyId, outcome: request.outcome };
    return this.signals.write(path.signalId, { type: 'give-feedback', data }, request, sent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { RecordConsentRequest } from './record-consent.request.js';

export class RecordConsentCommand extends SignalUseCase<RecordConsentRequest, SignalPath> {}

@CommandHandler(RecordConsentCommand)
export class RecordConsentHandler implements ICommandHandler<RecordConsentCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: RecordConsentCommand): Promise<SignalAnswer> {
    const data = { subject: request.subject, scope: request.scope, answer: request.answer };
    return this.signals.write(path.signalId, { type: 'record-consent', data }, request, sent);
  }
}

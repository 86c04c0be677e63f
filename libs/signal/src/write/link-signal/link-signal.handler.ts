import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { LinkSignalRequest } from './link-signal.request.js';

export class LinkSignalCommand extends SignalUseCase<LinkSignalRequest, SignalPath> {}

@CommandHandler(LinkSignalCommand)
export class LinkSignalHandler implements ICommandHandler<LinkSignalCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: LinkSignalCommand): Promise<SignalAnswer> {
    await this.signals.requireExists(request.otherSignalId, 'otherSignalId');
    const data = { otherSignalId: request.otherSignalId, basis: request.basis };
    return this.signals.write(path.signalId, { type: 'link-signal', data }, request, sent);
  }
}

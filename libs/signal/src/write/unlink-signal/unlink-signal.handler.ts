import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { UnlinkSignalRequest } from './unlink-signal.request.js';

export class UnlinkSignalCommand extends SignalUseCase<UnlinkSignalRequest, SignalPath> {}

@CommandHandler(UnlinkSignalCommand)
export class UnlinkSignalHandler implements ICommandHandler<UnlinkSignalCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: UnlinkSignalCommand): Promise<SignalAnswer> {
    const data = { otherSignalId: request.otherSignalId, basis: request.basis };
    return this.signals.write(path.signalId, { type: 'unlink-signal', data }, request, sent);
  }
}

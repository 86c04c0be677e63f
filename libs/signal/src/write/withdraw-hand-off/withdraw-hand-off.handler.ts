import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { HandOffPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { WithdrawHandOffRequest } from './withdraw-hand-off.request.js';

export class WithdrawHandOffCommand extends SignalUseCase<WithdrawHandOffRequest, HandOffPath> {}

@CommandHandler(WithdrawHandOffCommand)
export class WithdrawHandOffHandler implements ICommandHandler<WithdrawHandOffCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: WithdrawHandOffCommand): Promise<SignalAnswer> {
    const data = { handOffId: path.handOffId };
    return this.signals.write(path.signalId, { type: 'withdraw-hand-off', data }, request, sent);
  }
}

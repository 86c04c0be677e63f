import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { HandOffPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { DeclineHandOffRequest } from './decline-hand-off.request.js';

export class DeclineHandOffCommand extends SignalUseCase<DeclineHandOffRequest, HandOffPath> {}

@CommandHandler(DeclineHandOffCommand)
export class DeclineHandOffHandler implements ICommandHandler<DeclineHandOffCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: DeclineHandOffCommand): Promise<SignalAnswer> {
    const data = { handOffId: path.handOffId, reason: request.reason };
    return this.signals.write(path.signalId, { type: 'decline-hand-off', data }, request, sent);
  }
}

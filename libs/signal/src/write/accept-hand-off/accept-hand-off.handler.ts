import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { HandOffPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { AcceptHandOffRequest } from './accept-hand-off.request.js';

export class AcceptHandOffCommand extends SignalUseCase<AcceptHandOffRequest, HandOffPath> {}

@CommandHandler(AcceptHandOffCommand)
export class AcceptHandOffHandler implements ICommandHandler<AcceptHandOffCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: AcceptHandOffCommand): Promise<SignalAnswer> {
    const data = { handOffId: path.handOffId };
    return this.signals.write(path.signalId, { type: 'accept-hand-off', data }, request, sent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { HoldUntilRequest } from './hold-until.request.js';

export class HoldUntilCommand extends SignalUseCase<HoldUntilRequest, SignalPath> {}

@CommandHandler(HoldUntilCommand)
export class HoldUntilHandler implements ICommandHandler<HoldUntilCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: HoldUntilCommand): Promise<SignalAnswer> {
    const data = { branchId: request.branchId, until: request.until, reason: request.reason };
    return this.signals.write(path.signalId, { type: 'hold-until', data }, request, sent);
  }
}

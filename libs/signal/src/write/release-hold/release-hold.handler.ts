import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { ReleaseHoldRequest } from './release-hold.request.js';

export class ReleaseHoldCommand extends SignalUseCase<ReleaseHoldRequest, SignalPath> {}

@CommandHandler(ReleaseHoldCommand)
export class ReleaseHoldHandler implements ICommandHandler<ReleaseHoldCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: ReleaseHoldCommand): Promise<SignalAnswer> {
    const data = { branchId: request.branchId };
    return this.signals.write(path.signalId, { type: 'release-hold', data }, request, sent);
  }
}

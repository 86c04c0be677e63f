import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { EndBranchRequest } from './end-branch.request.js';

export class EndBranchCommand extends SignalUseCase<EndBranchRequest, SignalPath> {}

@CommandHandler(EndBranchCommand)
export class EndBranchHandler implements ICommandHandler<EndBranchCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: EndBranchCommand): Promise<SignalAnswer> {
    const data = {
      branchId: request.branchId,
      reason: request.reason,
      relabelledAs: request.relabelledAs ?? null,
    };
    return this.signals.write(path.signalId, { type: 'end-branch', data }, request, sent);
  }
}

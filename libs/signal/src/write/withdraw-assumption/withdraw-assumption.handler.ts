import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { WithdrawAssumptionRequest } from './withdraw-assumption.request.js';

export class WithdrawAssumptionCommand extends SignalUseCase<WithdrawAssumptionRequest, SignalPath> {}

@CommandHandler(WithdrawAssumptionCommand)
export class WithdrawAssumptionHandler implements ICommandHandler<WithdrawAssumptionCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: WithdrawAssumptionCommand): Promise<SignalAnswer> {
    const data = { subject: request.subject, reliesOn: this.parties.require(request.reliesOn, 'reliesOn') };
    return this.signals.write(path.signalId, { type: 'withdraw-assumption', data }, request, sent);
  }
}

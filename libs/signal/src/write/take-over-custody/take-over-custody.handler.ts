import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { TakeOverCustodyRequest } from './take-over-custody.request.js';

export class TakeOverCustodyCommand extends SignalUseCase<TakeOverCustodyRequest, SignalPath> {}

@CommandHandler(TakeOverCustodyCommand)
export class TakeOverCustodyHandler implements ICommandHandler<TakeOverCustodyCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: TakeOverCustodyCommand): Promise<SignalAnswer> {
    const data = {
      branchId: request.branchId,
      to: this.parties.require(request.to, 'to'),
      reason: request.reason,
    };
    return this.signals.write(path.signalId, { type: 'take-over-custody', data }, request, sent, () =>
      this.parties.requireOpen(request.to, 'to'),
    );
  }
}

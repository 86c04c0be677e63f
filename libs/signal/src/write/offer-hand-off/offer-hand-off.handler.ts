import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { OfferHandOffRequest } from './offer-hand-off.request.js';

export class OfferHandOffCommand extends SignalUseCase<OfferHandOffRequest, SignalPath> {}

@CommandHandler(OfferHandOffCommand)
export class OfferHandOffHandler implements ICommandHandler<OfferHandOffCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: OfferHandOffCommand): Promise<SignalAnswer> {
    const { branchId, keepsCustody, legalBasis } = request;
    const to = request.to.map((id, index) => this.parties.require(id, `to.${index}`));
    const data = { branchId, to, keepsCustody: keepsCustody ?? false, legalBasis: legalBasis ?? null };
    return this.signals.write(path.signalId, { type: 'offer-hand-off', data }, request, sent, () =>
      request.to.forEach((id, index) => this.parties.requireOpen(id, `to.${index}`)),
    );
  }
}

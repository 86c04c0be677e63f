import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { EnrichSignalRequest } from './enrich-signal.request.js';

export class EnrichSignalCommand extends SignalUseCase<EnrichSignalRequest, SignalPath> {}

@CommandHandler(EnrichSignalCommand)
export class EnrichSignalHandler implements ICommandHandler<EnrichSignalCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: EnrichSignalCommand): Promise<SignalAnswer> {
    const data = {
      branchId: request.branchId,
      forms: request.forms ?? null,
      urgency: request.urgency ?? null,
      personCount: request.personCount ?? null,
      region: request.region === undefined ? null : this.parties.requireRegion(request.region, 'region'),
      municipality:
        request.municipality === undefined
          ? null
          : this.parties.requireMunicipality(request.municipality, 'municipality'),
    };
    return this.signals.write(path.signalId, { type: 'enrich-signal', data }, request, sent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { RequestTriageRequest } from './request-triage.request.js';

export class RequestTriageCommand extends SignalUseCase<RequestTriageRequest, SignalPath> {}

@CommandHandler(RequestTriageCommand)
export class RequestTriageHandler implements ICommandHandler<RequestTriageCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: RequestTriageCommand): Promise<SignalAnswer> {
    const data = { region: this.parties.requireRegion(request.region, 'region') };
    return this.signals.write(path.signalId, { type: 'request-triage', data }, request, sent);
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { AssumeReportingRequest } from './assume-reporting.request.js';

export class AssumeReportingCommand extends SignalUseCase<AssumeReportingRequest, SignalPath> {}

@CommandHandler(AssumeReportingCommand)
export class AssumeReportingHandler implements ICommandHandler<AssumeReportingCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: AssumeReportingCommand): Promise<SignalAnswer> {
    const data = {
      subject: request.subject,
      reliesOn: this.parties.require(request.reliesOn, 'reliesOn'),
    };
    return this.signals.write(path.signalId, { type: 'assume-reporting', data }, request, sent, () =>
      this.parties.requireOpen(request.reliesOn, 'reliesOn'),
    );
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyDirectory } from '#party';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { ReopenSignalRequest } from './reopen-signal.request.js';

export class ReopenSignalCommand extends SignalUseCase<ReopenSignalRequest, SignalPath> {}

@CommandHandler(ReopenSignalCommand)
export class ReopenSignalHandler implements ICommandHandler<ReopenSignalCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: ReopenSignalCommand): Promise<SignalAnswer> {
    const data = {
      holder: this.parties.require(request.holder ?? sent.actor.id, 'holder'),
      reason: request.reason,
    };
    return this.signals.write(path.signalId, { type: 'reopen-signal', data }, request, sent, () =>
      this.parties.requireOpen(request.holder ?? sent.actor.id, 'holder'),
    );
  }
}

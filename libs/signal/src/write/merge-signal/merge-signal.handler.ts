import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { MergeSignalRequest } from './merge-signal.request.js';

export class MergeSignalCommand extends SignalUseCase<MergeSignalRequest, SignalPath> {}

@CommandHandler(MergeSignalCommand)
export class MergeSignalHandler implements ICommandHandler<MergeSignalCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: MergeSignalCommand): Promise<SignalAnswer> {
    await this.signals.requireExists(request.into, 'into');
    const data = { into: request.into };
    return this.signals.write(path.signalId, { type: 'merge-signal', data }, request, sent);
  }
}

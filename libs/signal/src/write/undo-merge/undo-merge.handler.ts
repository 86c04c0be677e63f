import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { UndoMergeRequest } from './undo-merge.request.js';

export class UndoMergeCommand extends SignalUseCase<UndoMergeRequest, SignalPath> {}

@CommandHandler(UndoMergeCommand)
export class UndoMergeHandler implements ICommandHandler<UndoMergeCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: UndoMergeCommand): Promise<SignalAnswer> {
    const data = {};
    return this.signals.write(path.signalId, { type: 'undo-merge', data }, request, sent);
  }
}

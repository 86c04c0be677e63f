import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '#event-sourcing';
import type { Correction } from '../../domain/signal.events.js';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { CorrectFactRequest, CorrectionRequest } from './correct-fact.request.js';

export class CorrectFactCommand extends SignalUseCase<CorrectFactRequest, SignalPath> {}

@CommandHandler(CorrectFactCommand)
export class CorrectFactHandler implements ICommandHandler<CorrectFactCommand> {
  constructor(private readonly signals: SignalWriter) {}

  async execute({ path, request, sent }: CorrectFactCommand): Promise<SignalAnswer> {
    const data = { corrects: request.corrects, correction: correctionOf(request.correction) };
    return this.signals.write(path.signalId, { type: 'correct-fact', data }, request, sent);
  }
}

function correctionOf({ kind, occurredAt, fields }: CorrectionRequest): Correction {
  const given = { 'occurred-at': occurredAt !== undefined, data: fields !== undefined };
  for (const one of ['occurred-at', 'data'] as const) {
    const field = one === 'data' ? 'correction.fields' : 'correction.occurredAt';
    if (given[one] && kind !== one)
      throw new DomainError('not-of-this-kind', `Only with the kind ${one}`, 'invalid', field);
    if (!given[one] && kind === one)
      throw new DomainError('required', `Required with the kind ${one}`, 'invalid', field);
  }
  if (occurredAt !== undefined) return { kind: 'occurred-at', occurredAt };
  return fields === undefined ? { kind: 'void' } : { kind: 'data', fields };
}

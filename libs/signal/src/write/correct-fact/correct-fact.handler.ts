import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '#event-sourcing';
import { PartyDirectory } from '#party';
import type { Correction } from '../../domain/signal.events.js';
import type { SignalAnswer } from '../signal-answer.js';
import type { SignalPath } from '../signal-path.request.js';
import { SignalUseCase } from '../signal-use-case.js';
import { SignalWriter } from '../signal-writer.service.js';
import type { CorrectFactRequest, CorrectionRequest } from './correct-fact.request.js';

export class CorrectFactCommand extends SignalUseCase<CorrectFactRequest, SignalPath> {}

@CommandHandler(CorrectFactCommand)
export class CorrectFactHandler implements ICommandHandler<CorrectFactCommand> {
  constructor(
    private readonly signals: SignalWriter,
    private readonly parties: PartyDirectory,
  ) {}

  async execute({ path, request, sent }: CorrectFactCommand): Promise<SignalAnswer> {
    this.requireKnownPlaces(request.correction);
    const data = { corrects: request.corrects, correction: correctionOf(request.correction) };
    return this.signals.write(path.signalId, { type: 'correct-fact', data }, request, sent);
  }

  /** A place is one of the chain's, in a correction as well as in the first record. */
  private requireKnownPlaces({ fields = {} }: CorrectionRequest): void {
    const { region, municipality } = fields;
    if (typeof region === 'string') this.parties.requireRegion(region, 'correction.fields.region');
    if (typeof municipality === 'string')
      this.parties.requireMunicipality(municipality, 'correction.fields.municipality');
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

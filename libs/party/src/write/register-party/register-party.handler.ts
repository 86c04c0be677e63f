import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '#event-sourcing';
import { OPERATOR } from '#platform';
import type { PartyCommandAnswer } from '../party-answer.js';
import { PartyUseCase } from '../party-use-case.js';
import { PartyWriter } from '../party-writer.service.js';
import type { RegisterPartyRequest } from './register-party.request.js';

export class RegisterPartyCommand extends PartyUseCase<RegisterPartyRequest> {}

@CommandHandler(RegisterPartyCommand)
export class RegisterPartyHandler implements ICommandHandler<RegisterPartyCommand> {
  constructor(private readonly parties: PartyWriter) {}

  async execute({ partyId, request, sent }: RegisterPartyCommand): Promise<PartyCommandAnswer> {
    if (partyId === OPERATOR) throw new DomainError('id-reserved', 'This id is reserved', 'conflict', 'id');
    const data = {
      party: {
        id: partyId,
        role: request.role,
        region: request.region ?? null,
        municipality: request.municipality ?? null,
      },
      name: request.name,
      generated: false,
    };
    return this.parties.write(partyId, { type: 'register-party', data }, request, sent);
  }
}

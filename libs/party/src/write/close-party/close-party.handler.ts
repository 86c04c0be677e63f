import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PartyCommandAnswer } from '../party-answer.js';
import { PartyUseCase } from '../party-use-case.js';
import { PartyWriter } from '../party-writer.service.js';
import type { ClosePartyRequest } from './close-party.request.js';

export class ClosePartyCommand extends PartyUseCase<ClosePartyRequest> {}

@CommandHandler(ClosePartyCommand)
export class ClosePartyHandler implements ICommandHandler<ClosePartyCommand> {
  constructor(private readonly parties: PartyWriter) {}

  async execute({ partyId, request, sent }: ClosePartyCommand): Promise<PartyCommandAnswer> {
    const data = {};
    return this.parties.write(partyId, { type: 'close-party', data }, request, sent);
  }
}

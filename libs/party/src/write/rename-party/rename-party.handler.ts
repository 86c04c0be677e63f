import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PartyCommandAnswer } from '../party-answer.js';
import { PartyUseCase } from '../party-use-case.js';
import { PartyWriter } from '../party-writer.service.js';
import type { RenamePartyRequest } from './rename-party.request.js';

export class RenamePartyCommand extends PartyUseCase<RenamePartyRequest> {}

@CommandHandler(RenamePartyCommand)
export class RenamePartyHandler implements ICommandHandler<RenamePartyCommand> {
  constructor(private readonly parties: PartyWriter) {}

  async execute({ partyId, request, sent }: RenamePartyCommand): Promise<PartyCommandAnswer> {
    const data = { name: request.name };
    return this.parties.write(partyId, { type: 'rename-party', data }, request, sent);
  }
}

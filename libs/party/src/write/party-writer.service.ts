import { Injectable } from '@nestjs/common';
import { CommandRunner } from '#event-sourcing';
import { answerBody, envelopeOf, type CommandRequest, type Sent } from '#platform';
import type { PartyCommand } from '../domain/party.commands.js';
import { partyDecider } from '../domain/party.decider.js';
import { partyStream } from '../domain/party.event-types.js';
import { PartyDirectory } from '../party-directory.js';
import type { PartyCommandAnswer } from './party-answer.js';

/** Sends commands to parties; answers when the next command finds what this one changed. */
@Injectable()
export class PartyWriter {
  constructor(
    private readonly commands: CommandRunner,
    private readonly directory: PartyDirectory,
  ) {}

  async write(
    partyId: string,
    command: PartyCommand,
    request: CommandRequest,
    sent: Sent,
  ): Promise<PartyCommandAnswer> {
    const answer = await this.commands.run(
      partyDecider,
      partyStream(partyId),
      command,
      envelopeOf(sent, request),
    );
    await this.directory.caughtUpTo(answer.position);
    return { partyId, ...answerBody('/v1/parties', answer) };
  }
}

import { Command } from '@nestjs/cqrs';
import type { Sent } from '#platform';
import type { PartyCommandAnswer } from './party-answer.js';

/** A command on one party as it came over HTTP. */
export abstract class PartyUseCase<Request> extends Command<PartyCommandAnswer> {
  constructor(
    readonly partyId: string,
    readonly request: Request,
    readonly sent: Sent,
  ) {
    super();
  }
}

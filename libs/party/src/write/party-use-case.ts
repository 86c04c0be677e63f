import { Command } from '@nestjs/cqrs';
import type { Sent } from '#platform';
import type { PartyAnswer } from './party-answer.js';

/** A command on one party as it came over HTTP. */
export abstract class PartyUseCase<Request> extends Command<PartyAnswer> {
  constructor(
    readonly partyId: string,
    readonly request: Request,
    readonly sent: Sent,
  ) {
    super();
  }
}

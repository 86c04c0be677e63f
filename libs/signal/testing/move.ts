import type { PartyRef } from '#party';
import type { SignalCommand } from '#signal';

/** What somebody does next. Some moves are not allowed: then the signal refuses them. */
export interface Move {
  readonly by: PartyRef;
  readonly command: SignalCommand;
}

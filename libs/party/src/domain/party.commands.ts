import type { PartyRef } from './party.js';

/** Commands on one party, stream `party-<id>`. The acting party and the time come from the decision context. */
interface Command<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

/** `name` is that of an organisation, never of a person. `generated`: made up data, marked so for good. */
export type RegisterParty = Command<
  'register-party',
  { readonly party: PartyRef; readonly name: string; readonly generated: boolean }
>;
export type RenameParty = Command<'rename-party', { readonly name: string }>;
export type CloseParty = Command<'close-party', Record<string, never>>;

export type PartyCommand = RegisterParty | RenameParty | CloseParty;

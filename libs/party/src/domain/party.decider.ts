import { DomainError, type Decider, type DecisionContext } from '#event-sourcing';
import { requireConsistentParty } from './party-reach.js';
import type { PartyCommand, RegisterParty } from './party.commands.js';
import type { PartyEvent } from './party.events.js';
import type { ActingParty } from './party.js';
import { evolveParty, type PartyEntry, type PartyState } from './party.state.js';

/** Ids stand in addresses and in stream names. */
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
/** A region or municipality: letters, digits and the few signs that occur in names of places. */
const PLACE = /^[\p{L}\p{N}](?:[\p{L}\p{N} .'’()-]{0,78}[\p{L}\p{N}.)])?$/u;
const LONGEST_NAME = 120;

type Context = DecisionContext<ActingParty>;

/** Registers, renames and closes a party. Who may do so is the permission of the route that the command came by. */
export const partyDecider: Decider<PartyState, PartyCommand, PartyEvent, ActingParty> = {
  initial: null,
  evolve: evolveParty,
  decide: (state, command, context) => {
    if (command.type === 'register-party') return register(state, command.data, context);
    const entry = requireKnown(state, context);
    return command.type === 'rename-party'
      ? rename(entry, command.data.name, context)
      : close(entry, context);
  },
};

function register(
  state: PartyState,
  { party, name, generated }: RegisterParty['data'],
  { occurredAt }: Context,
): PartyEvent[] {
  if (state !== null)
    throw new DomainError('party-exists', `Party ${state.party.id} is registered already`, 'conflict', 'id');
  if (!ID.test(party.id))
    throw invalid('id-malformed', 'An id has 1 to 80 lower-case letters, digits and hyphens', 'id');
  requirePlace(party.region, 'region');
  requirePlace(party.municipality, 'municipality');
  requireConsistentParty(party);
  const { id, role, region, municipality } = party;
  return [
    {
      type: 'party.registered.v1',
      occurredAt,
      data: { party: { id, role, region, municipality }, name: properName(name), generated },
    },
  ];
}

function rename({ party, name, closed }: PartyEntry, newName: string, { occurredAt }: Context): PartyEvent[] {
  if (closed) throw new DomainError('party-closed', `Party ${party.id} is closed`);
  const proper = properName(newName);
  return proper === name
    ? []
    : [{ type: 'party.renamed.v1', occurredAt, data: { partyId: party.id, name: proper } }];
}

function close({ party, closed }: PartyEntry, { occurredAt }: Context): PartyEvent[] {
  return closed ? [] : [{ type: 'party.closed.v1', occurredAt, data: { partyId: party.id } }];
}

function requireKnown(state: PartyState, { occurredAt }: Context): PartyEntry {
  if (state === null) throw new DomainError('unknown-party', 'No party has this id', 'not-found');
  if (occurredAt < state.registeredAt) {
    throw invalid(
      'before-cause',
      `Party ${state.party.id} was registered at ${state.registeredAt}, after this`,
      'occurredAt',
    );
  }
  return state;
}

function requirePlace(place: string | null, field: string): void {
  if (place !== null && !PLACE.test(place))
    throw invalid('place-malformed', `A ${field} is a name of 1 to 80 letters and digits`, field);
}

/** The name with its blanks tidied. */
function properName(name: string): string {
  const tidy = name.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (tidy === '' || tidy.length > LONGEST_NAME || /\p{C}/u.test(tidy)) {
    throw invalid('name-malformed', `A name has 1 to ${LONGEST_NAME} printable characters`, 'name');
  }
  return tidy;
}

function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError(code, message, 'invalid', field);
}

import { DomainError, fromMillis, uuidFrom } from '#event-sourcing';
import { partyDecider, type ActingParty, type PartyRef, type RegisterParty } from '#party';
import type { HolderParty, LogMapping } from './mapping.js';

/** Letters of a holder's name that the party's id and name can take. */
const LONGEST_IN_ID = 30;
const LONGEST_IN_NAME = 60;

/** The party that stands for a holder of the log. */
export function partyFor(holder: string, { name, holders }: LogMapping): PartyRef {
  const { id, role, region, municipality } = holderParty(holder, holders);
  return { id: id ?? `${name}-${slugOf(holder)}`, role, region, municipality };
}

/** The import acts for the holder; who it was in the log is not taken over. */
export function actorFor(holder: string, mapping: LogMapping): ActingParty {
  return { ...partyFor(holder, mapping), person: 'import' };
}

/** The command that makes the party of a holder known. */
export function registrationOf(holder: string, mapping: LogMapping): RegisterParty {
  const { name } = holderParty(holder, mapping.holders);
  return {
    type: 'register-party',
    data: {
      party: partyFor(holder, mapping),
      name: name.replaceAll('{holder}', holder.slice(0, LONGEST_IN_NAME)),
      generated: false,
    },
  };
}

/** Who publishes the route of the mapping and registers its parties. */
export function importerOf({ name, signal }: LogMapping): ActingParty {
  const region = signal.region;
  return { id: `${name}-import`, role: 'chain-director', region, municipality: null, person: 'import' };
}

/** Why such a party cannot be; null when it can. */
export function registrationProblem({ id = '', name, ...party }: HolderParty): string | null {
  return problemOf({
    type: 'register-party',
    data: { party: { id, ...party }, name: name.replaceAll('{holder}', 'x'), generated: false },
  });
}

export function problemOf(command: RegisterParty): string | null {
  const now = fromMillis(0);
  const actor = { ...command.data.party, person: 'import' };
  try {
    partyDecider.decide(null, command, { now, occurredAt: now, actor, id: uuidFrom });
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

function holderParty(holder: string, { byName, otherwise }: LogMapping['holders']): HolderParty {
  return (Object.hasOwn(byName, holder) ? byName[holder] : undefined) ?? otherwise;
}

/** Readable, and never the same for two holders: what a slug cannot say is told apart by a few digits of a hash. */
function slugOf(holder: string): string {
  const slug = holder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_IN_ID);
  return slug === holder ? slug : [slug, uuidFrom(holder).slice(0, 6)].filter(Boolean).join('-');
}

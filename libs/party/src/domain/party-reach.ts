import { DomainError } from '#event-sourcing';
import { ALL_PARTY_ROLES, type PartyRef, type PartyRole } from './party.js';

/**
 * How far a role reaches: a local desk works for one municipality, a regional gate for one region, a national body for
 * the country. A supra-local desk is regional or local (Veilig Thuis is a regional desk on route II, report §7.3), a
 * national body may work for one region only.
 */
export type Reach = 'local' | 'supra-local' | 'regional' | 'national';

const REACH: Readonly<Record<PartyRole, Reach>> = {
  citizen: 'local',
  'district-officer': 'local',
  inspector: 'local',
  ambassador: 'local',
  'youth-worker': 'local',
  'neighbourhood-team': 'local',
  school: 'local',
  'permit-desk': 'local',
  'registry-desk': 'local',
  'attention-officer': 'local',
  'safe-home': 'supra-local',
  healthcare: 'supra-local',
  outreach: 'supra-local',
  housing: 'supra-local',
  'salvation-army': 'supra-local',
  'chain-director': 'regional',
  'care-coordinator': 'regional',
  tmm: 'regional',
  riec: 'regional',
  zvh: 'regional',
  'anonymous-line': 'national',
  nla: 'national',
  kmar: 'national',
  fairwork: 'national',
  comensha: 'national',
  auditor: 'national',
  'national-rapporteur': 'national',
};

export function reachOf(role: PartyRole): Reach {
  return REACH[role];
}

/** Refuses a party whose role, region and municipality do not fit together. */
export function requireConsistentParty({ role, region, municipality }: PartyRef): void {
  if (!(ALL_PARTY_ROLES as readonly string[]).includes(role))
    throw invalid('unknown-role', 'No such role in the chain', 'role');
  const reach = reachOf(role);
  if (region === null && reach !== 'national')
    throw invalid('region-required', `A party in the role ${role} works in a region`, 'region');
  if (municipality === null) {
    if (reach === 'local')
      throw invalid(
        'municipality-required',
        `A party in the role ${role} works in a municipality`,
        'municipality',
      );
    return;
  }
  if (reach === 'regional' || reach === 'national') {
    throw invalid(
      'municipality-not-allowed',
      `A party in the role ${role} does not belong to one municipality`,
      'municipality',
    );
  }
}

function invalid(code: string, message: string, field: string): DomainError {
  return new DomainError(code, message, 'invalid', field);
}

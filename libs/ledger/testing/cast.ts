import type { PartyRef } from '#party';
import { aParty, MUNICIPALITY, OTHER_REGION, REGION } from '#party/testing';

/** Who plays in the ledger's specs. All fictional. */
export const DISTRICT_OFFICER = aParty('district-officer');
export const ATTENTION_OFFICER = aParty('attention-officer');
export const CHAIN_DIRECTOR = aParty('chain-director');
export const CARE_COORDINATOR = aParty('care-coordinator');
export const POLICE_TEAM = aParty('tmm');
export const LABOUR_INSPECTORATE = aParty('nla');
export const OTHER_DIRECTOR = aParty('chain-director', { id: 'chain-director-2', region: OTHER_REGION });
export const REGISTRY = aParty('comensha');

export const GATES: readonly PartyRef[] = [
  ATTENTION_OFFICER,
  CHAIN_DIRECTOR,
  CARE_COORDINATOR,
  POLICE_TEAM,
  LABOUR_INSPECTORATE,
  DISTRICT_OFFICER,
  OTHER_DIRECTOR,
];

export { MUNICIPALITY, OTHER_REGION, REGION };

import type { PartyRef } from '#party';
import { acting, aParty, MUNICIPALITY, OTHER_REGION, REGION } from '#party/testing';

/** Who plays in the specs of signals. All fictional. */
export const DESK = aParty('attention-officer');
export const DIRECTOR = aParty('chain-director');
export const CARE_COORDINATOR = aParty('care-coordinator');
export const POLICE_TEAM = aParty('tmm');
export const LABOUR_INSPECTORATE = aParty('nla');
export const REGISTRY = aParty('comensha');
export const AUDITOR = aParty('auditor');
export const OTHER_DIRECTOR = aParty('chain-director', { id: 'chain-director-2', region: OTHER_REGION });
/** In the chain of no signal of the specs. */
export const STRANGER = aParty('healthcare', { region: OTHER_REGION });

/** Everybody who may hold a signal. */
export const GATES: readonly PartyRef[] = [
  DESK,
  DIRECTOR,
  CARE_COORDINATOR,
  POLICE_TEAM,
  LABOUR_INSPECTORATE,
  aParty('district-officer'),
  OTHER_DIRECTOR,
];

export { acting, MUNICIPALITY, OTHER_REGION, REGION };

import type { PartyRef } from '#party';
import { aParty, OTHER_REGION, REGION } from '#party/testing';

/** Who plays in the stories of the golden files. All fictional. */
export const ATTENTION_OFFICER: PartyRef = aParty('attention-officer', {
  id: 'veldbergen-attention-officer',
});
export const CHAIN_DIRECTOR: PartyRef = aParty('chain-director', { id: 'noordermark-chain-director' });
export const CARE_COORDINATOR: PartyRef = aParty('care-coordinator', { id: 'noordermark-care' });
export const POLICE_TEAM: PartyRef = aParty('tmm', { id: 'noordermark-tmm' });
export const OTHER_DIRECTOR: PartyRef = aParty('chain-director', {
  id: 'zuiderkoog-chain-director',
  region: OTHER_REGION,
});
export const REGISTRY: PartyRef = aParty('comensha', { id: 'comensha' });

export { REGION };

export const ACCOUNT = { party: CHAIN_DIRECTOR.id, role: CHAIN_DIRECTOR.role, person: 'account-0412' };

import type { ActingParty, PartyRole } from '#party';
import { levelOf } from '#party';

export const PERMISSIONS = [
  'read-chain',
  'read-parties',
  'register-signals',
  'handle-signals',
  'acknowledge-reports',
  'hold-meetings',
  'publish-routes',
  'manage-parties',
  'operate',
] as const;
/** What a route may ask for. What a party may do with one signal is the decider's business, not this list's. */
export type Permission = (typeof PERMISSIONS)[number];

/** Who sends a request: the account, the party it acts for, and what that party may ask of the API. */
export interface Principal {
  readonly account: string;
  readonly acting: ActingParty;
  readonly permissions: ReadonlySet<Permission>;
}

export const OPERATOR = 'operator';

/** The account that sets up a world: it registers parties and minds the projections, and is no party of the chain itself. */
export const OPERATOR_PRINCIPAL: Principal = {
  account: OPERATOR,
  acting: { id: OPERATOR, role: OPERATOR as PartyRole, region: null, municipality: null, person: OPERATOR },
  permissions: new Set<Permission>(['manage-parties', 'read-parties', 'operate']),
};

export function principalOf(acting: ActingParty): Principal {
  return { account: acting.id, acting, permissions: new Set(permissionsOf(acting.role)) };
}

/** What a party may ask of the API by its role alone; a citizen, nothing. */
export function permissionsOf(role: PartyRole): readonly Permission[] {
  const reads: Permission[] = ['read-chain', 'read-parties'];
  switch (levelOf(role)) {
    case 'oversight':
      return reads;
    case 'registry':
      return [...reads, 'handle-signals', 'acknowledge-reports'];
    case 'regional-gate':
      return [...reads, 'register-signals', 'handle-signals', 'hold-meetings', 'publish-routes'];
    default:
      if (role === 'citizen') return [];
      return [...reads, 'register-signals', 'handle-signals', 'hold-meetings'];
  }
}

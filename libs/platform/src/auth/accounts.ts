import { createHash, timingSafeEqual } from 'node:crypto';
import type { PartyDirectory } from '#party';
import { OPERATOR, OPERATOR_PRINCIPAL, principalOf, type Principal } from './principal.js';

/** The passwords of a world, until accounts come from an identity provider (docs/adr/0031). */
export interface Passwords {
  /** Shared by the accounts of all parties; for trying out only. */
  readonly shared: string;
  readonly operator: string;
}

/** One account per party, named after the party's id, and one for the operator. */
export class Accounts {
  constructor(
    private readonly parties: PartyDirectory,
    private readonly passwords: Passwords,
  ) {}

  /** The principal of an account that may sign in now; undefined: no such account, or its party is closed. */
  find(account: string): Principal | undefined {
    if (account === OPERATOR) return OPERATOR_PRINCIPAL;
    const entry = this.parties.find(account);
    if (entry === undefined || entry.closed) return undefined;
    return principalOf({ ...entry.party, person: account });
  }

  /** The principal when the password is right; the answer takes as long when it is not. */
  signIn(account: string, password: string): Principal | undefined {
    const right = sameText(password, account === OPERATOR ? this.passwords.operator : this.passwords.shared);
    const principal = this.find(account);
    return right ? principal : undefined;
  }
}

function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

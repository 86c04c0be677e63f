/** Who acted: the party that carries the responsibility, its role, and the person's account (an opaque id, never a name). */
export interface Actor {
  readonly party: string;
  readonly role: string;
  readonly person: string;
}

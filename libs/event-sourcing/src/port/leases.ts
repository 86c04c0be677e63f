/** The right to do something that only one process may do at a time. */
export interface Lease {
  /** Resolves when the right is gone without having been given back: whoever has it must stop at once. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** Hands out leases among all processes. A lease comes free when its process dies in whatever way. */
export interface Leases {
  /** Waits until the lease of a name is free. Undefined when the signal aborts first. */
  acquire(name: string, signal: AbortSignal): Promise<Lease | undefined>;
  close(): Promise<void>;
}

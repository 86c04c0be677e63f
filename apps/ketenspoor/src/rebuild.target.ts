import type { ProjectionItem } from '#operations';

/** Whoever has the ledger: this process, or a server that has the world open. */
export interface RebuildTarget {
  /** Begins a rebuild, unless one is going on already. */
  begin(): Promise<void>;
  switch(): Promise<void>;
  retire(): Promise<void>;
  /** The ledger's generations. */
  generations(): Promise<readonly ProjectionItem[]>;
  close(): Promise<void>;
}

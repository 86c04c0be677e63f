import type { ReaderStatus } from './reader-status.js';

/** What whoever keeps a reader can be asked to do by another process. */
export type ReaderOrder = 'retry' | 'rebuild' | 'switch' | 'retire';

/** How a reader was doing when its keeper last said so. */
export interface ToldStatuses {
  readonly statuses: readonly ReaderStatus[];
  readonly ageMs: number;
}

/** Where the process that keeps a reader tells the others how it is doing, and takes their orders. Outlives all of them. */
export interface ReaderBoard {
  tell(reader: string, statuses: readonly ReaderStatus[]): Promise<void>;
  told(reader: string): Promise<ToldStatuses | undefined>;
  /**
   * Leaves an order and waits for what comes of it: the number of the generation that it is about. Throws DomainError as the
   * keeper does, and `nobody-keeps` when none takes the order in time; then it is taken back.
   */
  order(reader: string, order: ReaderOrder): Promise<number>;
  /** Carries out what was ordered, one at a time; an order is kept until its outcome is. */
  carryOut(reader: string, work: (order: ReaderOrder) => Promise<number>): Promise<void>;
  close(): Promise<void>;
}

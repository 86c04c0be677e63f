import { DomainError } from '../src/core/errors.js';
import type { ReaderBoard, ReaderOrder, ToldStatuses } from '../src/port/reader-board.js';
import type { ReaderStatus } from '../src/port/reader-status.js';

interface Waiting {
  readonly order: ReaderOrder;
  readonly settle: (outcome: Promise<number>) => void;
}

/** A board that all readers of one test see. */
export class MemoryReaderBoard implements ReaderBoard {
  private readonly statuses = new Map<string, readonly ReaderStatus[]>();
  private readonly waiting = new Map<string, Waiting[]>();

  tell(reader: string, statuses: readonly ReaderStatus[]): Promise<void> {
    this.statuses.set(reader, statuses);
    return Promise.resolve();
  }

  told(reader: string): Promise<ToldStatuses | undefined> {
    const statuses = this.statuses.get(reader);
    return Promise.resolve(statuses && { statuses, ageMs: 0 });
  }

  order(reader: string, order: ReaderOrder): Promise<number> {
    return new Promise((settle) => {
      this.waiting.set(reader, [...(this.waiting.get(reader) ?? []), { order, settle }]);
    });
  }

  async carryOut(reader: string, work: (order: ReaderOrder) => Promise<number>): Promise<void> {
    const orders = this.waiting.get(reader) ?? [];
    this.waiting.delete(reader);
    for (const { order, settle } of orders) {
      const outcome = Promise.resolve().then(() => work(order));
      settle(outcome);
      await outcome.catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      });
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
